package dev.identitycheck.settings.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An option that says how people reach support: a JSON object with, for each language, a text and perhaps a link.
 *
 * @see SupportContact
 */
public record SupportContactOption(String key, String label, String help) implements ObjectOption<SupportContact> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<LinkedHashMap<String, Map<String, String>>> TYPE = new TypeReference<>() {};
    private static final String TEXT = "text";
    private static final String LINK = "link";
    private static final Set<String> SCHEMES = Set.of("https", "mailto", "tel");
    // BCP 47, or with the underscores that Java and Keycloak's file names have.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}");
    private static final int MAX_LANGUAGES = 60;
    private static final int MAX_TEXT_LENGTH = 120;
    private static final int MAX_LINK_LENGTH = 300;

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "an object of languages, each an object with text (up to " + MAX_TEXT_LENGTH
                + " characters) and, where wanted, link (https:, mailto: or tel:, up to " + MAX_LINK_LENGTH
                + " characters)";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    /** The contact; without languages if none is set. */
    @Override
    public SupportContact parse(String value) {
        if (value.isEmpty()) {
            return SupportContact.NONE;
        }
        try {
            Map<String, Map<String, String>> stored = JSON.readValue(value, TYPE);
            if (stored == null || stored.isEmpty() || stored.size() > MAX_LANGUAGES) {
                throw new IllegalArgumentException("no languages, or too many");
            }
            Map<String, SupportContact.Line> lines = new LinkedHashMap<>();
            stored.forEach((language, line) -> lines.put(language(language), line(line)));
            return new SupportContact(Collections.unmodifiableMap(lines));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object of texts", e);
        }
    }

    private static String language(String written) {
        if (!LANGUAGE.matcher(written).matches()) {
            throw new IllegalArgumentException("no language tag");
        }
        return written.replace('_', '-');
    }

    private static SupportContact.Line line(Map<String, String> fields) {
        if (fields == null || !Set.of(TEXT, LINK).containsAll(fields.keySet())) {
            throw new IllegalArgumentException("no object with text and link");
        }
        String text = plain(fields.get(TEXT), MAX_TEXT_LENGTH);
        String link = fields.containsKey(LINK) ? link(plain(fields.get(LINK), MAX_LINK_LENGTH)) : "";
        return new SupportContact.Line(text, link);
    }

    private static String plain(@Nullable String value, int longest) {
        if (value == null
                || value.isBlank()
                || value.length() > longest
                || value.codePoints().anyMatch(c -> Character.isISOControl(c) || isBidiControl(c))) {
            throw new IllegalArgumentException("no text, one that is too long, or one with control characters");
        }
        return value.strip();
    }

    private static boolean isBidiControl(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    private static String link(String link) {
        try {
            URI uri = new URI(link);
            if (uri.getScheme() == null
                    || !SCHEMES.contains(uri.getScheme())
                    || (uri.getScheme().equals("https") && uri.getHost() == null)) {
                throw new IllegalArgumentException("no https:, mailto: or tel: link");
            }
            return link;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no link", e);
        }
    }
}
