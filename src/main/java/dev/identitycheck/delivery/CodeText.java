package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.settings.RealmSettings;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Writes and sends the text message with a code. Its last line binds the code to the site ({@code @host #code}, the
 * origin-bound one-time code format), so that phones fill it in there and nowhere else.
 */
final class CodeText {

    private static final String KEY = "identityCheckSmsCode";
    private static final int LONGEST_NAME = 20;

    private CodeText() {}

    static void send(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Phone to)
            throws SmsException {
        String sender = RealmSettings.of(realm).smsSender().orElse("");
        String text = text(pattern(session, realm, message), RealmName.of(realm), message);
        SmsGateways.of(session, realm).send(new SmsMessage(to.number(), sender, text));
    }

    static String text(MessageFormat pattern, String realmName, CodeMessage message) {
        String code = message.code().digits();
        String line = pattern.format(new Object[] {code, name(realmName), name(message.providerName())});
        return line + "\n@" + message.host() + " #" + code;
    }

    // Names come from the console. In a text message they are one short run of letters: no line of their own, no marks
    // that turn the reading direction, no address that a phone would make a link of.
    private static String name(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}<>@#/:]", " ")
                .replaceAll("\\.(?=\\S)", ". ")
                .replaceAll("\\s+", " ")
                .strip();
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end).strip();
    }

    private static MessageFormat pattern(KeycloakSession session, RealmModel realm, CodeMessage message)
            throws SmsException {
        Locale locale = Locale.forLanguageTag(message.recipient().locale());
        try {
            Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
            return new MessageFormat(messages.getProperty(KEY, "{0}"), locale);
        } catch (IOException e) {
            throw new SmsException("the theme's messages could not be read", e);
        }
    }
}
