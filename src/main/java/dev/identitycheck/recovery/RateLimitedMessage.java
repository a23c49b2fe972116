package dev.identitycheck.recovery;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.ratelimit.LimitType;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * A message that a limit kept from going. The operator learns of it, and nobody else.
 *
 * @param channel how it would have gone
 * @param limit what kept it back
 */
record RateLimitedMessage(String channel, LimitType limit) {

    private static final Logger LOG = Logger.getLogger(RateLimitedMessage.class);

    void log(RealmModel realm) {
        LOG.infof(
                "identity-check event=recovery_limited realm=%s channel=%s limit=%s",
                realm.getName(), channel, limit.key());
        DeliveryMetrics.limited(limit.key());
    }

    Map<String, String> details() {
        return Map.of(CheckEvents.CHANNEL, channel, CheckEvents.LIMIT, limit.key());
    }
}
