package dev.identitycheck.settings.option;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How people reach support.
 *
 * @param byLanguage by BCP 47 language tags, in the order in which they were written
 */
public record SupportContact(Map<String, Line> byLanguage) {

    /** None. */
    public static final SupportContact NONE = new SupportContact(Map.of());

    /**
     * What one language says.
     *
     * @param text such as a telephone number and hours
     * @param link an {@code https:}, {@code mailto:} or {@code tel:} URI; empty if there is none
     */
    public record Line(String text, String link) {

        /** The text as it stands behind the word "support" in a text message. */
        public String inBrackets() {
            return " (" + text + ")";
        }
    }

    /**
     * What is said in a language: its own line, else that of the language without its region or script, else that of
     * the realm's default language, else the first.
     *
     * @param defaultLanguage the realm's default language, as Keycloak stores it
     */
    public Optional<Line> in(Locale locale, @Nullable String defaultLanguage) {
        Stream<String> wanted = Stream.of(locale.toLanguageTag(), locale.getLanguage());
        return Stream.concat(
                        Stream.concat(wanted, Stream.ofNullable(defaultLanguage).map(tag -> tag.replace('_', '-'))),
                        byLanguage.keySet().stream().limit(1))
                .flatMap(tag -> byLanguage.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(tag))
                        .map(Map.Entry::getValue))
                .findFirst();
    }
}
