package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsAlphabet;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name from the settings of a console, made safe for a text message: a single short line without invisible characters
 * or direction marks, and without an address that a phone would turn into a link or take for the one that binds the
 * code. The name is written in the 7-bit alphabet where possible.
 */
public final class SmsSafeName {

    private static final Pattern UNWANTED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>@#/:\\\\…]");
    private static final Pattern DOT_IN_WORD = Pattern.compile("\\.(?=\\S)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern RIGHT_TO_LEFT =
            Pattern.compile("[\\p{IsArabic}\\p{IsHebrew}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}]");

    /** Replacements of characters that have no Unicode decomposition. */
    private static final Map<Integer, String> REPLACEMENTS = Map.ofEntries(
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '`', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '«', "\""),
            Map.entry((int) '»', "\""),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '•', "-"),
            Map.entry((int) '·', "-"));

    private final String text;

    private SmsSafeName(String text) {
        this.text = text;
    }

    /** Removes the unsafe characters of a name. */
    public static SmsSafeName of(String name) {
        // Characters that look like others are replaced by those (NFKC) before the unsafe ones are removed.
        String plain = plain(Normalizer.normalize(plain(name), Normalizer.Form.NFKC));
        String folded = folded(plain);
        return new SmsSafeName(SmsAlphabet.of(folded) == SmsAlphabet.GSM_7 ? folded : plain);
    }

    /** The name, cut to a number of characters. */
    public String cut(int longest) {
        String cut = CHARACTER
                .matcher(text)
                .results()
                .limit(longest)
                .map(MatchResult::group)
                .collect(Collectors.joining())
                .strip();
        // First strong isolate and its end: the name keeps its direction, and the text around it keeps its own.
        return RIGHT_TO_LEFT.matcher(cut).find() ? "\u2068" + cut + "\u2069" : cut;
    }

    private static String plain(String name) {
        String clean = UNWANTED.matcher(name).replaceAll(" ");
        return SPACES.matcher(DOT_IN_WORD.matcher(clean).replaceAll(". "))
                .replaceAll(" ")
                .strip();
    }

    private static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        name.codePoints().forEach(character -> folded.append(folded(character)));
        return folded.toString();
    }

    private static String folded(int character) {
        String alone = Character.toString(character);
        if (SmsAlphabet.isGsm7(character)) {
            return alone;
        }
        return REPLACEMENTS.getOrDefault(
                character,
                MARKS.matcher(Normalizer.normalize(alone, Normalizer.Form.NFD)).replaceAll(""));
    }

    @Override
    public String toString() {
        return text;
    }
}
