package dev.identitycheck.delivery.sms.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsAlphabet;
import dev.identitycheck.delivery.sms.SmsException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message centre takes the bytes of a text for that goes in its default alphabet: SMPP 3.4 (5.2.19,
 * {@code data_coding} 0) leaves that to the centre.
 */
enum SmppAlphabet {
    /** The seven-bit alphabet of 3GPP TS 23.038, one byte for each place. */
    GSM("gsm", null),
    /** ISO 8859-1. */
    LATIN_1("latin1", ISO_8859_1),
    /** IA5, which is ASCII. */
    ASCII("ascii", US_ASCII);

    private static final String OPTION = "default-alphabet";

    private final String key;
    private final @Nullable Charset charset;

    SmppAlphabet(String key, @Nullable Charset charset) {
        this.key = key;
        this.charset = charset;
    }

    static SmppAlphabet of(GatewayOptions options) throws SmsException {
        String text = options.text(OPTION, GSM.key);
        for (SmppAlphabet alphabet : values()) {
            if (alphabet.key.equals(text)) {
                return alphabet;
            }
        }
        throw options.wrong(OPTION, "is none of gsm, latin1 and ascii");
    }

    /** The alphabet of the whole text: UCS-2 where the centre's default alphabet lacks a character. */
    SmsAlphabet forText(String text) {
        SmsAlphabet smallest = SmsAlphabet.of(text);
        return Optional.ofNullable(charset)
                        .filter(c -> !c.newEncoder().canEncode(text))
                        .isPresent()
                ? SmsAlphabet.UCS_2
                : smallest;
    }

    /** A text as bytes. */
    byte[] encode(SmsAlphabet alphabet, String text) {
        return charset == null || alphabet == SmsAlphabet.UCS_2 ? alphabet.encode(text) : text.getBytes(charset);
    }
}
