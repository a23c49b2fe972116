package dev.identitycheck.recovery.inbound;

import dev.identitycheck.domain.text.TypedText;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of a text message that starts a recovery: words, and the placeholder {@code {idNumber}} for the number.
 */
public final class InboundSmsPattern {

    /** The placeholder of the number. */
    public static final String PLACE = "{idNumber}";

    private static final int LONGEST = 400;

    private final Pattern pattern;

    private InboundSmsPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Parses a pattern such as {@code BH MK {idNumber}}: case and the number of blanks make no difference. */
    public static InboundSmsPattern of(String text) {
        StringBuilder regex = new StringBuilder("\\s*");
        int place = text.indexOf(PLACE);
        words(regex, text.substring(0, place));
        regex.append("(\\S(?:.{0,78}\\S)?)");
        words(regex, text.substring(place + PLACE.length()));
        return new InboundSmsPattern(
                Pattern.compile(regex.append("\\s*").toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static void words(StringBuilder regex, String text) {
        StringTokenizer parts = new StringTokenizer(text, " ", true);
        boolean blank = false;
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            if (!part.isBlank()) {
                regex.append(Pattern.quote(part));
            } else if (!blank) {
                regex.append("\\s+");
            }
            blank = part.isBlank();
        }
    }

    /** The number in a message; empty if the message does not match. */
    public Optional<String> numberIn(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher message = pattern.matcher(TypedText.visible(text));
        return message.matches() ? Optional.of(message.group(1)) : Optional.empty();
    }
}
