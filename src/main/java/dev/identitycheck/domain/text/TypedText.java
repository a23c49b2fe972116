package dev.identitycheck.domain.text;

import java.util.regex.Pattern;

/**
 * Text that people typed or pasted. Mail clients, messengers and keyboards put marks into it that nobody sees, and
 * write digits, blanks and dashes in ways of their own.
 */
public final class TypedText {

    // Zero-width blanks, marks of direction, soft hyphens and byte order marks are all of the category "format".
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\t\\n\\x0B\\f\\r\\x85]+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");

    private TypedText() {}

    /** The text as it is seen: without invisible marks, with plain blanks, and none around it. */
    public static String visible(String text) {
        String seen = INVISIBLE.matcher(text).replaceAll("");
        return BLANKS.matcher(seen).replaceAll(" ").strip();
    }

    /** The visible text with its dashes as ASCII hyphens and its digits, of whatever script, as ASCII digits. */
    public static String plain(String text) {
        String hyphened = DASHES.matcher(visible(text)).replaceAll("-");
        StringBuilder plain = new StringBuilder(hyphened.length());
        hyphened.codePoints().map(TypedText::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The plain text without blanks and hyphens, which people put between digits. */
    public static String compact(String text) {
        return plain(text).replace(" ", "").replace("-", "");
    }

    private static int plain(int character) {
        return Character.isDigit(character) ? '0' + Character.digit(character, 10) : character;
    }
}
