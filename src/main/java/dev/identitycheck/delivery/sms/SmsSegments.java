package dev.identitycheck.delivery.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * A text, cut into the segments that the carrier sends and charges.
 *
 * @param alphabet the alphabet of all segments
 * @param texts the segments in order; a single one is a whole message, several are parts that the phone joins
 */
public record SmsSegments(SmsAlphabet alphabet, List<String> texts) {

    public SmsSegments {
        texts = List.copyOf(texts);
    }

    /** Cuts a text into segments of the smallest alphabet; no character is cut apart. */
    public static SmsSegments of(String text) {
        return of(text, SmsAlphabet.of(text));
    }

    /** Cuts a text into segments of an alphabet that has all its characters. */
    public static SmsSegments of(String text, SmsAlphabet alphabet) {
        boolean whole = text.codePoints().map(alphabet::places).sum() <= alphabet.wholePlaces();
        return new SmsSegments(alphabet, whole ? List.of(text) : parts(alphabet, text));
    }

    /** The number of segments. */
    public int count() {
        return texts.size();
    }

    private static List<String> parts(SmsAlphabet alphabet, String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int places = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            places += alphabet.places(character);
            if (places > alphabet.partPlaces()) {
                parts.add(text.substring(start, i));
                start = i;
                places = alphabet.places(character);
            }
            i += Character.charCount(character);
        }
        parts.add(text.substring(start));
        return parts;
    }

    @Override
    public String toString() {
        return "SmsSegments[" + alphabet + ", " + count() + "]";
    }
}
