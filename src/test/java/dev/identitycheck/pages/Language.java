package dev.identitycheck.pages;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A language of the pages, its texts read the way the server reads them. */
public enum Language {
    EN,
    IT,
    VI;

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    private static final Map<Language, PropertyResourceBundle> TEXTS =
            Arrays.stream(values()).collect(toMap(language -> language, Language::read));

    /** The codes of all languages, as Keycloak stores them. */
    public static List<String> codes() {
        return Arrays.stream(values())
                .map(language -> language.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private PropertyResourceBundle texts() {
        return requireNonNull(TEXTS.get(this));
    }

    private PropertyResourceBundle read() {
        try (InputStream stream = open()) {
            return new PropertyResourceBundle(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        String file = "/theme-resources/messages/messages_" + locale() + ".properties";
        return requireNonNull(Language.class.getResourceAsStream(file), file);
    }

    /**
     * The keys in the order of the file, those that stand there twice too: the later one would win, and nobody be told.
     */
    List<String> keysAsWritten() {
        String text;
        try (InputStream stream = open()) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    Locale locale() {
        return Locale.forLanguageTag(name());
    }

    SortedSet<String> keys() {
        return new TreeSet<>(texts().keySet());
    }

    /** The text as it stands in the file. */
    public String pattern(String key) {
        return texts().getString(key);
    }

    SortedSet<String> arguments(String key) {
        return ARGUMENT.matcher(pattern(key))
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    public String say(String key, Object... arguments) {
        return new MessageFormat(pattern(key), locale()).format(arguments);
    }
}
