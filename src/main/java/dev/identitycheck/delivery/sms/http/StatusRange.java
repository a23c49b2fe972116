package dev.identitycheck.delivery.sms.http;

import java.util.Arrays;
import java.util.List;

/** A range of HTTP statuses, both ends included. */
record StatusRange(int first, int last) {

    static final StatusRange SUCCESS = new StatusRange(200, 299);

    StatusRange {
        if (first < 100 || last > 599 || first > last) {
            throw new IllegalArgumentException("no range of statuses");
        }
    }

    /**
     * Reads ranges such as {@code 200,202-204}.
     *
     * @throws IllegalArgumentException when the text is not a list of ranges
     */
    static List<StatusRange> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(StatusRange::one)
                .toList();
    }

    private static StatusRange one(String text) {
        int dash = text.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        return new StatusRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
    }

    boolean contains(int status) {
        return status >= first && status <= last;
    }
}
