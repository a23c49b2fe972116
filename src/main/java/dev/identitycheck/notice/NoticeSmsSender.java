package dev.identitycheck.notice;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.delivery.DeliveryResult;
import dev.identitycheck.delivery.SmsSafeName;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.SmsSegments;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.page.LocalTimeFormat;
import dev.identitycheck.ratelimit.QuotaCharge;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.SupportContact;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Writes and sends a notice by text message: one segment, whatever the names in it, with the complete link. A text that
 * does not fit is replaced by a shorter one.
 */
final class NoticeSmsSender {

    private static final String KEY = "identityCheckNoticeSms.";
    private static final int LONGEST_NAME = 20;
    private static final int SHORT_NAME = 10;
    private static final Pattern NO_NAME = Pattern.compile("^[\\s\\p{Punct}]+");

    private NoticeSmsSender() {}

    static void send(
            KeycloakSession session, RealmModel realm, NoticeMessage message, NoticeDestination to, Instant now)
            throws SmsException {
        Contact.Phone phone = new Contact.Phone(to.address());
        String sender = RealmSettings.of(realm).smsSender().orElse("");
        SmsMessage sms = new SmsMessage(to.address(), sender, text(session, realm, message));
        String gateway = SmsGateways.nameOf(session, realm);
        NoticeSmsQuota quota = new NoticeSmsQuota(session.getKeycloakSessionFactory(), message, phone, now);
        List<QuotaCharge> charges = quota.charge();
        Timer.Sample time = DeliveryMetrics.begin();
        DeliveryResult result = DeliveryResult.ACCEPTED;
        try {
            SmsGateways.named(session, gateway).send(sms);
        } catch (SmsException | RuntimeException e) {
            result = DeliveryResult.failedBy(e);
            throw e;
        } finally {
            DeliveryMetrics.end(time, DeliveryMetrics.MessageTags.to(phone, gateway, sms.segments()), result);
            if (result == DeliveryResult.REJECTED) {
                quota.refund(charges);
            }
        }
    }

    private static String text(KeycloakSession session, RealmModel realm, NoticeMessage message) throws SmsException {
        Locale locale = session.getContext().resolveLocale(null);
        try {
            Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
            String pattern = messages.getProperty(KEY + message.notice().kind().key(), "{0}");
            String brief = messages.getProperty(KEY + "brief", "{0}");
            return text(
                    new MessageFormat(pattern, locale),
                    new MessageFormat(brief, locale),
                    RealmDisplayName.of(realm),
                    RealmSettings.of(realm)
                            .supportContact(locale)
                            .map(SupportContact.Line::inBrackets)
                            .orElse(""),
                    LocalTimeFormat.brief(
                            message.notice().at(), RealmSettings.of(realm).timeZone()),
                    message);
        } catch (IOException e) {
            throw SmsException.busy("the theme's messages could not be read", e);
        }
    }

    /**
     * @param pattern {0} realm, {1} identity provider, {2} time, {3} how to reach support, left out where it does not
     * fit
     * @param brief {0} realm
     */
    static String text(
            MessageFormat pattern,
            MessageFormat brief,
            String realmName,
            String support,
            String time,
            NoticeMessage message) {
        SmsSafeName realm = SmsSafeName.of(realmName);
        SmsSafeName provider =
                SmsSafeName.of(message.provider().isEmpty() ? message.notice().provider() : message.provider());
        String link = message.link().map(l -> " " + l.url()).orElse("");
        return Stream.of(
                        pattern.format(
                                new Object[] {realm.cut(LONGEST_NAME), provider.cut(LONGEST_NAME), time, support}),
                        pattern.format(new Object[] {realm.cut(LONGEST_NAME), provider.cut(LONGEST_NAME), time, ""}),
                        pattern.format(new Object[] {realm.cut(SHORT_NAME), provider.cut(SHORT_NAME), time, ""}),
                        brief.format(new Object[] {realm.cut(LONGEST_NAME)}),
                        brief.format(new Object[] {realm.cut(SHORT_NAME)}),
                        // A name in another alphabet takes more places than there are.
                        NO_NAME.matcher(brief.format(new Object[] {""})).replaceFirst(""))
                .map(line -> line + link)
                .filter(text -> SmsSegments.of(text).count() == 1)
                .findFirst()
                // The complete link alone: a part of a link could not be opened.
                .orElse(link.strip());
    }
}
