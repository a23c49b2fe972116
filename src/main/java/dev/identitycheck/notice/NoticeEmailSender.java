package dev.identitycheck.notice;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryResult;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.SafeText;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.settings.RealmSettings;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RealmModelDelegate;

/** Writes and sends a notice by mail, in the realm's e-mail theme; certified mail goes by a mail server of its own. */
final class NoticeEmailSender {

    private static final String TEMPLATE = "identity-check-notice.ftl";
    private static final int LONGEST_NAME = 80;

    private NoticeEmailSender() {}

    static void send(KeycloakSession session, RealmModel realm, NoticeMessage letter, NoticeDestination to)
            throws EmailException {
        String realmName = SafeText.of(RealmDisplayName.of(realm), LONGEST_NAME);
        UserModel reader = letter.recipient().at(to.address(), session, realm);
        EmailTemplateProvider mail = session.getProvider(EmailTemplateProvider.class)
                .setRealm(sender(realm, to.way()))
                .setUser(reader);
        Timer.Sample time = DeliveryMetrics.begin();
        DeliveryResult attempted = DeliveryResult.TAKEN;
        try {
            mail.send(
                    "identityCheckNoticeSubject." + letter.fact().kind().key(),
                    List.of(realmName),
                    TEMPLATE,
                    // The template provider adds to the map.
                    new HashMap<>(Map.of("identityCheck", model(session, realm, letter, realmName))));
        } catch (EmailException | RuntimeException e) {
            attempted = DeliveryResult.failedBy(e);
            throw e;
        } finally {
            DeliveryMetrics.end(time, DeliveryMetrics.Posted.mail(to.way().key()), attempted);
        }
    }

    private static Map<String, Object> model(
            KeycloakSession session, RealmModel realm, NoticeMessage letter, String realmName) {
        Notice fact = letter.fact();
        Locale locale = session.getContext().resolveLocale(null);
        Map<String, Object> model = new HashMap<>(Map.of(
                "kind", fact.kind().key(),
                "realm", realmName,
                "account", SafeText.of(letter.recipient().username(), LONGEST_NAME),
                "userId", letter.recipient().userId(),
                "provider", SafeText.of(letter.provider(), LONGEST_NAME),
                "time", NoticeTimeFormat.of(fact.at(), RealmSettings.of(realm).timeZone(), locale),
                "address", fact.scene().address(),
                "browser", fact.scene().browser(),
                "system", fact.scene().system(),
                "contacts", fact.contacts().stream().map(NewContact::masked).toList()));
        letter.link().ifPresent(link -> {
            model.put("link", link.url());
            model.put("linkDays", link.days());
        });
        return model;
    }

    // Keycloak 26.7 takes the mail server from the realm.
    private static RealmModel sender(RealmModel realm, NoticeChannel way) throws EmailException {
        if (way != NoticeChannel.PEC) {
            return realm;
        }
        Map<String, String> smtp = RealmSettings.of(realm)
                .pecSmtp()
                .orElseThrow(() -> new EmailException("the realm has no mail server for certified mail"));
        return new RealmModelDelegate(realm) {
            @Override
            public Map<String, String> getSmtpConfig() {
                return smtp;
            }
        };
    }
}
