package dev.identitycheck.notice;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryResult;
import dev.identitycheck.delivery.EmailMessage;
import dev.identitycheck.delivery.EmailSenders;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.SafeText;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.page.LocalTimeFormat;
import dev.identitycheck.settings.RealmSettings;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RealmModelDelegate;

/** Writes and sends a notice by e-mail, in the realm's e-mail theme; certified e-mail has a mail server of its own. */
final class NoticeEmailSender {

    private static final String TEMPLATE = "identity-check-notice.ftl";
    private static final int LONGEST_NAME = 80;

    private NoticeEmailSender() {}

    static void send(KeycloakSession session, RealmModel realm, NoticeMessage message, NoticeDestination to)
            throws EmailException {
        UserModel user = message.recipient().at(to.address(), session, realm);
        EmailMessage content = content(session, realm, message);
        Timer.Sample time = DeliveryMetrics.begin();
        DeliveryResult result = DeliveryResult.ACCEPTED;
        try {
            if (to.channel() == NoticeChannel.PEC && EmailSenders.isOwn(session)) {
                content.sendBySmtp(session, withPecServer(realm), user);
            } else {
                content.send(session, to.channel() == NoticeChannel.PEC ? withPecServer(realm) : realm, user);
            }
        } catch (EmailException | RuntimeException e) {
            result = DeliveryResult.failedBy(e);
            throw e;
        } finally {
            DeliveryMetrics.end(
                    time, DeliveryMetrics.MessageTags.mail(to.channel().key()), result);
        }
    }

    static EmailMessage content(KeycloakSession session, RealmModel realm, NoticeMessage message) {
        String realmName = SafeText.of(RealmDisplayName.of(realm), LONGEST_NAME);
        return new EmailMessage(
                "identityCheckNoticeSubject." + message.notice().kind().key(),
                List.of(realmName),
                TEMPLATE,
                Map.of("identityCheck", model(session, realm, message, realmName)));
    }

    private static Map<String, Object> model(
            KeycloakSession session, RealmModel realm, NoticeMessage message, String realmName) {
        Notice notice = message.notice();
        Locale locale = session.getContext().resolveLocale(null);
        List<Map<String, String>> about = NoticeFacts.of(notice);
        // The browser's name that the account has for it says both.
        boolean namesBrowser = notice.kind() == NoticeType.NEW_BROWSER && !about.isEmpty();
        Map<String, Object> model = new HashMap<>(Map.of(
                "kind", notice.kind().key(),
                "realm", realmName,
                "account", SafeText.of(message.recipient().username(), LONGEST_NAME),
                "userId", message.recipient().userId(),
                "provider", SafeText.of(message.provider(), LONGEST_NAME),
                "time", LocalTimeFormat.of(notice.at(), RealmSettings.of(realm).timeZone(), locale),
                "address",
                        RealmSettings.of(realm).namesNetwork() ? notice.scene().address() : "",
                "browser", namesBrowser ? "" : notice.scene().browser(),
                "system", namesBrowser ? "" : notice.scene().system(),
                "contacts", notice.contacts().stream().map(NewContact::masked).toList()));
        model.put("about", about);
        message.link().ifPresent(link -> {
            model.put("link", link.url());
            model.put("linkDays", link.days());
            model.put("linkHours", link.hours());
        });
        return model;
    }

    // Keycloak 26.7 takes the mail server from the realm.
    private static RealmModel withPecServer(RealmModel realm) throws EmailException {
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
