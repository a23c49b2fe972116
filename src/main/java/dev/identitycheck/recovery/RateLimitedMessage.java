package dev.identitycheck.recovery;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.ratelimit.LimitType;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * A message that a rate limit denied. It is reported to the operator alone.
 *
 * @param channel the channel by which it would have been sent
 * @param limit the limit that denied the message
 */
record RateLimitedMessage(Channel channel, LimitType limit) {

    private static final Logger LOG = Logger.getLogger(RateLimitedMessage.class);

    void log(RealmModel realm) {
        LOG.infof(
                "identity-check event=recovery_limited realm=%s channel=%s limit=%s",
                realm.getName(), channel.key(), limit.key());
        DeliveryMetrics.limited(limit.key());
    }

    Map<String, String> details() {
        return Map.of(CheckEvents.CHANNEL, channel.key(), CheckEvents.LIMIT, limit.key());
    }
}
