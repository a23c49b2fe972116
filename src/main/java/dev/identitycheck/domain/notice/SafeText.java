package dev.identitycheck.domain.notice;

/**
 * Text that somebody else chose, made fit to stand in a message: one line, without control characters or marks that turn
 * the reading direction, and no longer than it may be.
 */
public final class SafeText {

    private static final String CUT = "…";

    private SafeText() {}

    /** The text; what is longer ends in an ellipsis. */
    public static String of(String text, int longest) {
        // Ten thousand characters need not be read to show a hundred.
        String some = text.length() > longest * 8 ? text.substring(0, longest * 8) : text;
        String plain = some.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (plain.codePointCount(0, plain.length()) <= longest) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)).strip() + CUT;
    }
}
