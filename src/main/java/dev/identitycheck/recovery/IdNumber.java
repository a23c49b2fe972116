package dev.identitycheck.recovery;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ID number by which users identify themselves, of an insurance, a tax office or a card. Its text form is masked.
 *
 * @param typed the number as entered, without surrounding blanks
 */
record IdNumber(String typed) {

    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} .,_/@+'-]{0,79}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Parses an entry; empty if it does not have the form of an ID number. */
    static Optional<IdNumber> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(typed -> WRITTEN.matcher(typed).matches())
                .map(IdNumber::new);
    }

    /** The canonical form, equal for all spellings of the number. */
    String canonical() {
        return folded(withoutBlanks(nfkc(typed)));
    }

    /** Whether a stored number equals this number; a database may match more spellings than the canonical form does. */
    boolean isStoredAs(String stored) {
        return new IdNumber(stored).canonical().equals(canonical());
    }

    /** The spellings to search the user storage for. */
    List<String> spellings() {
        String whole = withoutBlanks(typed);
        String upper = withoutBlanks(nfkc(typed)).toUpperCase(Locale.ROOT);
        return Stream.of(typed, whole, upper, upper.toLowerCase(Locale.ROOT), canonical())
                .distinct()
                .toList();
    }

    // Some letters have no upper case but share their lower case with others, and vice versa.
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
