package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.SmsSegments;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.RealmDisplayName;
import dev.identitycheck.settings.RealmSettings;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
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

    private CodeSmsComposer() {}

    static SmsMessage write(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Phone to)
            throws SmsException {
        String sender = RealmSettings.of(realm).smsSender().orElse("");
        String text = text(pattern(session, realm, message), RealmDisplayName.of(realm), message);
        return new SmsMessage(to.number(), sender, text);
    }

    /**
     * The text of the message. Names are shortened until the text fits into one segment, but stay readable; in other
     * alphabets the text may take more segments.
     */
    static String text(MessageFormat pattern, String realmName, CodeMessage message) {
        SmsSafeName realm = SmsSafeName.of(realmName);
        SmsSafeName provider = SmsSafeName.of(message.content().providerName());
        for (int length = LONGEST_NAME; length >= SHORTEST_NAME; length--) {
            String text = text(pattern, realm.cut(length), provider.cut(length), message);
            if (SmsSegments.of(text).count() == 1) {
                return text;
            }
        }
        return text(pattern, realm.cut(LONGEST_NAME), provider.cut(LONGEST_NAME), message);
    }

    private static String text(MessageFormat pattern, String realm, String provider, CodeMessage message) {
        String code = message.content().code().digits();
        return pattern.format(new Object[] {code, realm, provider}) + "\n@"
                + message.content().host() + " #" + code;
    }

    private static MessageFormat pattern(KeycloakSession session, RealmModel realm, CodeMessage message)
            throws SmsException {
        // As Keycloak resolves it for mails and pages, which are English where internationalization is off.
        Locale locale = session.getContext().resolveLocale(null);
        try {
            Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
            return new MessageFormat(messages.getProperty(message.content().key(KEY), "{0}"), locale);
        } catch (IOException e) {
            throw SmsException.busy("the theme's messages could not be read", e);
        }
    }
}
