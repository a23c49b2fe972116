package dev.identitycheck.notice.post;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Asker;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.Share;
import dev.identitycheck.delivery.limit.SmsRequest;
import dev.identitycheck.delivery.limit.SubjectKey;
import dev.identitycheck.delivery.sms.SmsException;
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
record NoticeCost(KeycloakSessionFactory factory, Letter letter, Contact.Phone phone, Instant now) {

    /**
     * Counts the message.
     *
     * @throws SmsException when a limit is reached
     */
    List<Share> claim() throws SmsException {
        Claim claim = inRealm(this::claim);
        if (claim instanceof Claim.Granted granted) {
            return granted.shares();
        }
        String limit = ((Claim.Denied) claim).limit().key();
        DeliveryMetrics.limited(limit);
        throw SmsException.busy("the limit " + limit + " is reached", null);
    }

    /** Counts it as none: it certainly was not sent. */
    void giveBack(List<Share> shares) {
        inRealm(session -> {
            Allowance.in(session).giveBack(shares);
            return shares;
        });
    }

    private Claim claim(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        SmsRequest request = new SmsRequest(
                letter.fact().id(),
                realm.getId(),
                Asker.OWNER,
                letter.recipient().userId(),
                letter.fact().kind().key(),
                phone.number(),
                PhoneNumbers.countryOf(phone),
                "");
        return Allowance.in(session)
                .claimNotice(
                        request, RealmSettings.of(realm).smsLimits().orElseThrow(), SubjectKey.of(session, realm), now);
    }

    private <T> T inRealm(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(letter.realmId()));
            return task.apply(session);
        });
    }
}
