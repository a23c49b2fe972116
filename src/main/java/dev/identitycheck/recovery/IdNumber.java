package dev.identitycheck.recovery;

import java.text.Normalizer;
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
        return folded(withoutBlanks(nfkc(typed)));
    }

    /** Whether a stored number is this one: a database may take more for the same than is counted as the same. */
    boolean isStoredAs(String stored) {
        return new IdNumber(stored).canonical().equals(canonical());
    }

    /** The ways in which it may be stored. */
    List<String> spellings() {
        String whole = withoutBlanks(typed);
        String upper = withoutBlanks(nfkc(typed)).toUpperCase(Locale.ROOT);
        return Stream.of(typed, whole, upper, upper.toLowerCase(Locale.ROOT), canonical())
                .distinct()
                .toList();
    }

    // Some letters have no upper case and yet a lower one that others share, and the other way round.
    private static String folded(String text) {
        String once = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return nfkc(once);
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return "IdNumber[***]";
    }
}
