package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.SmsSegments;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.SupportContact;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Writes the text message with a code. The last line of the message binds the code to the site ({@code @host #code},
 * the origin-bound one-time code format), so that phones fill in the code on that site only.
 */
final class CodeSmsComposer {

    private static final String KEY = "identityCheckSmsCode";
    private static final int LONGEST_NAME = 20;
    private static final int SHORTEST_NAME = 6;
    private static final int SHORTEST_NAME_BESIDE_SUPPORT = 12;

    private CodeSmsComposer() {}

    static SmsMessage write(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Phone to)
            throws SmsException {
        String sender = RealmSettings.of(realm).smsSender().orElse("");
        Locale locale = locale(session);
        String text = text(
                pattern(session, realm, message, locale),
                RealmDisplayName.of(realm),
                RealmSettings.of(realm)
                        .supportContact(locale)
                        .map(SupportContact.Line::inBrackets)
                        .orElse(""),
                message);
        return new SmsMessage(to.number(), sender, text);
    }

    /**
     * The text of the message. Names are shortened until the text fits into one segment, but stay readable; in other
     * alphabets the text may take more segments. How to reach support is left out where it does not fit.
     *
     * @param pattern {0} code, {1} realm, {2} identity provider, {3} how to reach support
     */
    static String text(MessageFormat pattern, String realmName, String support, CodeMessage message) {
        SmsSafeName realm = SmsSafeName.of(realmName);
        SmsSafeName provider = SmsSafeName.of(message.content().providerName());
        IntFunction<String> without = length -> text(pattern, realm.cut(length), provider.cut(length), "", message);
        IntFunction<String> with = length -> text(pattern, realm.cut(length), provider.cut(length), support, message);
        return Stream.concat(
                        lengthsDownTo(SHORTEST_NAME_BESIDE_SUPPORT).mapToObj(with),
                        lengthsDownTo(SHORTEST_NAME).mapToObj(without))
                .filter(text -> SmsSegments.of(text).count() == 1)
                .findFirst()
                .orElseGet(() -> without.apply(LONGEST_NAME));
    }

    private static IntStream lengthsDownTo(int shortest) {
        return IntStream.iterate(LONGEST_NAME, length -> length >= shortest, length -> length - 1);
    }

    private static String text(
            MessageFormat pattern, String realm, String provider, String support, CodeMessage message) {
        String code = message.content().code().digits();
        return pattern.format(new Object[] {code, realm, provider, support}) + "\n@"
                + message.content().host() + " #" + code;
    }

    // As Keycloak resolves it for mails and pages, which are English where internationalization is off.
    private static Locale locale(KeycloakSession session) {
        return session.getContext().resolveLocale(null);
    }

    private static MessageFormat pattern(KeycloakSession session, RealmModel realm, CodeMessage message, Locale locale)
            throws SmsException {
        try {
            Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
            return new MessageFormat(messages.getProperty(message.content().key(KEY), "{0}"), locale);
        } catch (IOException e) {
            throw SmsException.busy("the theme's messages could not be read", e);
        }
    }
}
