package dev.identitycheck.delivery;

import dev.identitycheck.delivery.sms.SmsAlphabet;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that somebody gave in a console, as a text message may hold it: one short run of letters, with no line of its own,
 * no marks that nobody sees or that turn the reading direction, and no address that a phone would make a link of or take
 * for the one that binds the code. Where that is possible it is written in the alphabet of seven bits.
 */
public final class SmsSafeName {

    private static final Pattern UNWANTED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>@#/:\\\\…]");
    private static final Pattern DOT_IN_WORD = Pattern.compile("\\.(?=\\S)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern RIGHT_TO_LEFT =
            Pattern.compile("[\\p{IsArabic}\\p{IsHebrew}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}]");

    /** What has no decomposition of its own. */
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
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

    /** Takes out of a name what could harm. */
    public static SmsSafeName of(String name) {
        // Signs that only look like others are those others (NFKC) before anything is taken out.
        String plain = plain(Normalizer.normalize(plain(name), Normalizer.Form.NFKC));
        String folded = folded(plain);
        return new SmsSafeName(SmsAlphabet.of(folded) == SmsAlphabet.GSM_7 ? folded : plain);
    }

    /** The name, cut after so many characters. */
    public String cut(int longest) {
        String cut = CHARACTER
                .matcher(text)
                .results()
                .limit(longest)
                .map(MatchResult::group)
                .collect(Collectors.joining())
                .strip();
        // First strong isolate and its end: the letters keep their direction, and nothing around them takes it on.
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
        return SPELLED.getOrDefault(
                character,
                MARKS.matcher(Normalizer.normalize(alone, Normalizer.Form.NFD)).replaceAll(""));
    }

    @Override
    public String toString() {
        return text;
    }
}
