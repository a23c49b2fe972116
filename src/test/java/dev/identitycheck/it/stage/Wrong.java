package dev.identitycheck.it.stage;

/** Makes wrong codes for tests. */
public final class Wrong {

    private Wrong() {}

    /** A wrong code of the same length; each {@code number} from 1 gives another one. */
    public static String codeFor(String right, int number) {
        long all = Math.round(Math.pow(10, right.length()));
        long other = (Long.parseLong(right) + number) % all;
        return ("%0" + right.length() + "d").formatted(other);
    }

    public static String codeFor(String right) {
        return codeFor(right, 1);
    }
}
