package dev.identitycheck.notice;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.ratelimit.SmsSendRequest;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What notices by text message cost. They are counted as owners' messages; one that a limit keeps back is tried again later,
 * as one that no gateway takes.
 *
 * @param factory for transactions of its own, so that nobody waits for a count while a gateway thinks
 * @param letter what is sent
 * @param phone to whom
 * @param now the time
 */
record NoticeSmsQuota(KeycloakSessionFactory factory, NoticeMessage letter, Contact.Phone phone, Instant now) {

    /**
     * Counts the message.
     *
     * @throws SmsException when a limit is reached
     */
    List<QuotaCharge> claim() throws SmsException {
        RateLimitDecision claim = inRealm(this::claim);
        if (claim instanceof RateLimitDecision.Granted granted) {
            return granted.shares();
        }
        String limit = ((RateLimitDecision.Denied) claim).limit().key();
        DeliveryMetrics.limited(limit);
        throw SmsException.busy("the limit " + limit + " is reached", null);
    }

    /** Counts it as none: it certainly was not sent. */
    void giveBack(List<QuotaCharge> shares) {
        inRealm(session -> {
            RateLimiter.in(session).giveBack(shares);
            return shares;
        });
    }

    private RateLimitDecision claim(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        SmsSendRequest request = new SmsSendRequest(
                letter.fact().id(),
                realm.getId(),
                RequesterClass.OWNER,
                letter.recipient().userId(),
                letter.fact().kind().key(),
                phone.number(),
                PhoneNumberParser.countryOf(phone),
                "");
        return RateLimiter.in(session)
                .claimNotice(
                        request,
                        RealmSettings.of(realm).smsLimits().orElseThrow(),
                        RateLimitKey.of(session, realm),
                        now);
    }

    private <T> T inRealm(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(letter.realmId()));
            return task.apply(session);
        });
    }
}
