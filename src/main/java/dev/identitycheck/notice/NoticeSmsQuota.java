package dev.identitycheck.notice;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.ratelimit.SmsSendRequest;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * The charge of a notice by text message to the SMS quotas. It is counted as a message of the account's owner; if a
 * limit is reached, the notice is retried later, like one that no gateway accepts.
 *
 * @param factory for transactions of its own, so that no row of a quota is locked while a gateway responds
 * @param message the notice to send
 * @param phone the phone to send it to
 * @param now the time
 */
record NoticeSmsQuota(KeycloakSessionFactory factory, NoticeMessage message, Contact.Phone phone, Instant now) {

    /**
     * Counts the message.
     *
     * @throws SmsException when a limit is reached
     */
    List<QuotaCharge> charge() throws SmsException {
        RateLimitDecision decision = inRealm(this::charge);
        if (decision instanceof RateLimitDecision.Granted granted) {
            return granted.charges();
        }
        String limit = ((RateLimitDecision.Denied) decision).limit().key();
        DeliveryMetrics.limited(limit);
        throw SmsException.busy("the limit " + limit + " is reached", null);
    }

    /** Refunds the charges of a message that was certainly not sent. */
    void refund(List<QuotaCharge> charges) {
        inRealm(session -> {
            RateLimiter.in(session).refund(charges);
            return charges;
        });
    }

    private RateLimitDecision charge(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        SmsSendRequest request = new SmsSendRequest(
                message.notice().id(),
                realm.getId(),
                SmsSendRequest.Requester.SERVER,
                SmsSendRequest.Recipient.of(message.recipient().userId(), phone),
                message.notice().kind().key());
        return RateLimiter.in(session)
                .claimNotice(
                        request,
                        RealmSettings.of(realm).smsLimits().orElseThrow(),
                        RateLimitKey.of(session, realm),
                        now);
    }

    private <T> T inRealm(Function<KeycloakSession, T> task) {
        return Transactions.inOwn(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(message.realmId()));
            return task.apply(session);
        });
    }
}
