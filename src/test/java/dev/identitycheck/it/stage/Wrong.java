package dev.identitycheck.it.stage;

/** Codes that are not the right one. */
public final class Wrong {

    private Wrong() {}

    /** A code of the same length that differs, for each {@code number} from 1 another one. */
    public static String codeFor(String right, int number) {
        long all = Math.round(Math.pow(10, right.length()));
        long other = (Long.parseLong(right) + number) % all;
        return ("%0" + right.length() + "d").formatted(other);
    }

    public static String codeFor(String right) {
        return codeFor(right, 1);
    }
}
