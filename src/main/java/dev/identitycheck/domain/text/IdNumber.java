package dev.identitycheck.domain.text;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ID number by which users identify themselves, of an insurance, a tax office or a card. Its text form is masked.
 *
 * @param typed the number as entered, without invisible marks and surrounding blanks
 * @param prefixes what may stand before a number and be left out, such as the {@code TINIT-} of a provider's claim
 */
public record IdNumber(String typed, List<String> prefixes) {

    private static final int MAX_INPUT_LENGTH = 254;
    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} .,_/@+'\\p{Pd}]{0,79}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s./-]");
    private static final List<String> SEPARATED_BY = List.of("-", ".", "/", " ");
    // Longer numbers are found as they are typed or without any separator; their spellings would be thousands.
    private static final int LONGEST_SEPARATED = 24;

    /** Parses an entry; empty if it does not have the form of an ID number. */
    public static Optional<IdNumber> parse(@Nullable String text, List<String> prefixes) {
        return Optional.ofNullable(text)
                .filter(entry -> entry.length() <= MAX_INPUT_LENGTH)
                .map(TypedText::visible)
                .filter(typed -> WRITTEN.matcher(typed).matches())
                .map(typed -> new IdNumber(typed, prefixes));
    }

    /** The canonical form, equal for all spellings of the number. */
    public String canonical() {
        return folded(core());
    }

    /** Whether a stored number equals this number; a database may match more spellings than the canonical form does. */
    public boolean isStoredAs(String stored) {
        return new IdNumber(stored, prefixes).canonical().equals(canonical());
    }

    /** The usual spellings, to search each user storage for; a directory is asked for each. */
    public List<String> spellings() {
        String whole = BLANKS.matcher(typed).replaceAll("");
        String upper = nfkc(whole).toUpperCase(Locale.ROOT);
        return Stream.of(
                        Stream.of(typed, whole, upper, upper.toLowerCase(Locale.ROOT)),
                        cases().stream(),
                        Stream.of(canonical()),
                        prefixes.stream().map(prefix -> prefix + cases().get(0)))
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    /** Further spellings, up to about a thousand, to search an index for. */
    public List<String> rareSpellings() {
        return cases().stream()
                .flatMap(core -> Stream.concat(
                        prefixes.stream().flatMap(IdNumber::spelled).map(prefix -> prefix + core),
                        separated(core)
                                .flatMap(number -> Stream.concat(
                                        Stream.of(number), prefixes.stream().map(prefix -> prefix + number)))))
                .distinct()
                .toList();
    }

    /**
     * Whether a stored number is found by whoever types it without prefix and separators.
     *
     * @param stored the number as it is stored
     */
    public static boolean isFound(String stored, List<String> prefixes) {
        IdNumber plain = new IdNumber(new IdNumber(stored, prefixes).cases().get(0), prefixes);
        return plain.spellings().contains(stored) || plain.rareSpellings().contains(stored);
    }

    private static Stream<String> spelled(String prefix) {
        return Stream.of(prefix, letters(prefix))
                .flatMap(p -> Stream.of(p, p.toUpperCase(Locale.ROOT), p.toLowerCase(Locale.ROOT)));
    }

    private List<String> cases() {
        String upper = core().toUpperCase(Locale.ROOT);
        return List.of(upper, upper.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> separated(String core) {
        return core.length() > LONGEST_SEPARATED
                ? Stream.empty()
                : IntStream.range(1, core.length()).boxed().flatMap(at -> SEPARATED_BY.stream()
                        .map(separator -> core.substring(0, at) + separator + core.substring(at)));
    }

    // Without separators and without the longest prefix that it has.
    private String core() {
        String whole = letters(typed);
        return prefixes.stream()
                .map(IdNumber::letters)
                .filter(prefix -> !prefix.isEmpty() && whole.length() > prefix.length())
                .filter(prefix -> folded(whole.substring(0, prefix.length())).equals(folded(prefix)))
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> whole.substring(prefix.length()))
                .orElse(whole);
    }

    private static String letters(String text) {
        return SEPARATORS.matcher(TypedText.plain(nfkc(text))).replaceAll("");
    }

    // Some letters have no upper case but share their lower case with others, and vice versa.
    private static String folded(String text) {
        String once = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return nfkc(once);
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "IdNumber[***]";
    }
}
