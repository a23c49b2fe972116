package dev.identitycheck.recovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The number that people know: of an insurance, a tax office, a card. It never prints itself.
 *
 * @param typed as it was typed, without blanks around it
 */
record IdNumber(String typed) {

    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} .,_/@+'-]{0,79}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Reads what somebody typed; nothing if no number looks so. */
    static Optional<IdNumber> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(typed -> WRITTEN.matcher(typed).matches())
                .map(IdNumber::new);
    }

    /** What all ways to write it have in common. */
    String canonical() {
        return BLANKS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** The ways in which it may be stored. */
    List<String> spellings() {
        String whole = BLANKS.matcher(typed).replaceAll("");
        return Stream.of(typed, whole, canonical(), whole.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "IdNumber[***]";
    }
}
