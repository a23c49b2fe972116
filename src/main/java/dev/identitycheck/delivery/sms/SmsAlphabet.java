package dev.identitycheck.delivery.sms;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;

/** The alphabets of text messages by 3GPP TS 23.038, with the places of a message and of a part of a longer message. */
public enum SmsAlphabet {
    /** Seven bits a place; characters of the extension table take two places. */
    GSM_7(160, 153),
    /** Sixteen bits a place; characters beyond the basic plane take two places. */
    UCS_2(70, 67);

    private static final char ESCAPE = '\u001B';
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final String EXTENSION_CODES = "\n\u0014()/<=>@e";

    private final int wholePlaces;
    private final int partPlaces;

    SmsAlphabet(int wholePlaces, int partPlaces) {
        this.wholePlaces = wholePlaces;
        this.partPlaces = partPlaces;
    }

    /** The smallest alphabet that has every character of a text. */
    public static SmsAlphabet of(String text) {
        return text.codePoints().allMatch(SmsAlphabet::isGsm7) ? GSM_7 : UCS_2;
    }

    /** Whether a character is in the seven-bit alphabet or its extension. */
    public static boolean isGsm7(int character) {
        return character != ESCAPE && (BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0);
    }

    /** A text as bytes: one for each place of seven bits, two for each of sixteen. */
    public byte[] encode(String text) {
        return this == UCS_2 ? text.getBytes(UTF_16BE) : sevenBits(text);
    }

    int places(int character) {
        if (this == UCS_2) {
            return Character.charCount(character);
        }
        return EXTENSION.indexOf(character) >= 0 ? 2 : 1;
    }

    int wholePlaces() {
        return wholePlaces;
    }

    int partPlaces() {
        return partPlaces;
    }

    private static byte[] sevenBits(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(character -> {
            int extended = EXTENSION.indexOf(character);
            if (extended >= 0) {
                bytes.write(ESCAPE);
                bytes.write(EXTENSION_CODES.charAt(extended));
            } else {
                bytes.write(BASIC.indexOf(character));
            }
        });
        return bytes.toByteArray();
    }
}
