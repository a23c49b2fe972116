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
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Writes the text message with a code. The last line of the message binds the code to the site ({@code @host #code},
 * the origin-bound one-time code format), so that phones fill in the code on that site only. The line before it has the
 * link by which its recipient says that the code was not for them, where there is room for it in one segment.
 */
public final class CodeSmsComposer {

    private static final String KEY = "identityCheckSmsCode";
    private static final String KEY_BESIDE_LINK = "identityCheckSmsCodeAndLink";
    private static final String ADVICE = "identityCheckSmsNeverShare";
    private static final String NOT_ME = "identityCheckSmsNotMe";
    private static final int LONGEST_NAME = 20;
    private static final int SHORTEST_NAME = 6;
    private static final int SHORTEST_NAME_BESIDE_SUPPORT = 12;

    private CodeSmsComposer() {}

    /**
     * The texts of one language.
     *
     * @param code {0} code, {1} realm, {2} identity provider, {3} how to reach support
     * @param besideLink what is said where the link follows, in fewer words: {0} code, {1} realm, {2} advice, which is
     *     left out where it does not fit
     * @param advice that the code is a secret
     * @param notMe what is said before the link
     */
    record Texts(MessageFormat code, MessageFormat besideLink, String advice, String notMe) {}

    static SmsMessage write(KeycloakSession session, RealmModel realm, CodeMessage message, Contact.Phone to)
            throws SmsException {
        String sender = RealmSettings.of(realm).smsSender().orElse("");
        Locale locale = locale(session);
        try {
            CodeContent content = message.content();
            String text = text(
                    texts(session, realm, content, locale),
                    RealmDisplayName.of(realm),
                    RealmSettings.of(realm)
                            .supportContact(locale)
                            .map(SupportContact.Line::inBrackets)
                            .orElse(""),
                    content);
            return new SmsMessage(to.number(), sender, text);
        } catch (IOException e) {
            throw SmsException.busy("the theme's messages could not be read", e);
        }
    }

    /**
     * Whether the text message has room for its link. Nothing is read for the answer but the theme's and the realm's
     * texts, which the server keeps in memory.
     *
     * @param language the recipient's language, as a BCP 47 tag
     */
    public static boolean hasRoomForLink(
            KeycloakSession session, RealmModel realm, String language, CodeContent content) {
        try {
            Texts texts = texts(session, realm, content, locale(realm, language));
            return besideLink(texts, RealmDisplayName.of(realm), content).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The text of the message. Names are shortened until the text fits into one segment, but stay readable; in other
     * alphabets the text may take more segments. The link is left out where it does not fit, and so is how to reach
     * support.
     */
    static String text(Texts texts, String realmName, String support, CodeContent content) {
        return besideLink(texts, realmName, content).orElseGet(() -> text(texts.code(), realmName, support, content));
    }

    private static Optional<String> besideLink(Texts texts, String realmName, CodeContent content) {
        SmsSafeName realm = SmsSafeName.of(realmName);
        return content.notMe().flatMap(link -> Stream.of(texts.advice(), "")
                .flatMap(advice -> lengthsDownTo(SHORTEST_NAME)
                        .mapToObj(length -> said(texts.besideLink(), content, realm.cut(length), advice)
                                        .strip()
                                + "\n" + (texts.notMe() + " " + link.url()).strip()
                                + boundTo(content)))
                .filter(CodeSmsComposer::isOneSegment)
                .findFirst());
    }

    private static String text(MessageFormat pattern, String realmName, String support, CodeContent content) {
        SmsSafeName realm = SmsSafeName.of(realmName);
        SmsSafeName provider = SmsSafeName.of(content.providerName());
        IntFunction<String> without =
                length -> said(pattern, content, realm.cut(length), provider.cut(length), "") + boundTo(content);
        IntFunction<String> with =
                length -> said(pattern, content, realm.cut(length), provider.cut(length), support) + boundTo(content);
        return Stream.concat(
                        lengthsDownTo(SHORTEST_NAME_BESIDE_SUPPORT).mapToObj(with),
                        lengthsDownTo(SHORTEST_NAME).mapToObj(without))
                .filter(CodeSmsComposer::isOneSegment)
                .findFirst()
                .orElseGet(() -> without.apply(LONGEST_NAME));
    }

    private static boolean isOneSegment(String text) {
        return SmsSegments.of(text).count() == 1;
    }

    private static IntStream lengthsDownTo(int shortest) {
        return IntStream.iterate(LONGEST_NAME, length -> length >= shortest, length -> length - 1);
    }

    private static String said(MessageFormat pattern, CodeContent content, String... further) {
        return pattern.format(Stream.concat(Stream.of(content.code().digits()), Stream.of(further))
                .toArray());
    }

    private static String boundTo(CodeContent content) {
        return "\n@" + content.host() + " #" + content.code().digits();
    }

    // As Keycloak resolves it for mails and pages, which are English where internationalization is off.
    private static Locale locale(KeycloakSession session) {
        return session.getContext().resolveLocale(null);
    }

    // The one that a worker's session resolves for the recipient, asked in the session of another person's request.
    private static Locale locale(RealmModel realm, String language) {
        if (!realm.isInternationalizationEnabled()) {
            return Locale.ENGLISH;
        }
        Locale wanted = Locale.forLanguageTag(language);
        return Stream.of(language, wanted.getLanguage())
                .filter(tag -> realm.getSupportedLocalesStream().anyMatch(tag::equals))
                .findFirst()
                .or(() -> Optional.ofNullable(realm.getDefaultLocale()))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    private static Texts texts(KeycloakSession session, RealmModel realm, CodeContent content, Locale locale)
            throws IOException {
        Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
        return new Texts(
                pattern(messages, content.key(KEY), locale),
                pattern(messages, content.key(KEY_BESIDE_LINK), locale),
                alone(messages, ADVICE, locale),
                alone(messages, NOT_ME, locale));
    }

    private static MessageFormat pattern(Properties messages, String key, Locale locale) {
        return new MessageFormat(messages.getProperty(key, "{0}"), locale);
    }

    private static String alone(Properties messages, String key, Locale locale) {
        return new MessageFormat(messages.getProperty(key, ""), locale).format(new Object[0]);
    }
}
