package dev.identitycheck.domain.notice;

/**
 * Makes text of unknown origin safe to show in a message: one line, without control characters or marks that turn the
 * reading direction, and of limited length.
 */
public final class SafeText {

    private static final String ELLIPSIS = "…";

    private SafeText() {}

    /** The safe text; a longer text ends in an ellipsis. */
    public static String of(String text, int maxLength) {
        // Ten thousand characters need not be read to show a hundred.
        String some = text.length() > maxLength * 8 ? text.substring(0, maxLength * 8) : text;
        String plain = some.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (plain.codePointCount(0, plain.length()) <= maxLength) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, maxLength - 1)).strip() + ELLIPSIS;
    }
}
