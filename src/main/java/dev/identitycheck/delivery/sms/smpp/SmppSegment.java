package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.SmsAlphabet;
import dev.identitycheck.delivery.sms.SmsSegments;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;

/**
 * The content of one submit_sm.
 *
 * @param message the whole message
 * @param index the index of the segment in the message, from 0
 * @param centre the message centre's default alphabet
 * @param reference the reference number by which phones join the parts of a message
 */
record SmppSegment(SmsSegments message, int index, SmppAlphabet centre, byte reference) {

    // 3GPP TS 23.040, 9.2.3.24.1: concatenated short messages, 8-bit reference number.
    private static final byte[] HEADER = {5, 0, 3};
    private static final int HEADER_LENGTH = 6;

    /**
     * The segments of a text.
     *
     * @param centre the message centre's default alphabet
     * @param reference a reference number other than that of the previous message
     */
    static List<SmppSegment> of(String text, SmppAlphabet centre, byte reference) {
        SmsSegments message = SmsSegments.of(text, centre.forText(text));
        return IntStream.range(0, message.count())
                .mapToObj(index -> new SmppSegment(message, index, centre, reference))
                .toList();
    }

    byte[] content() {
        byte[] text = centre.encode(message.alphabet(), message.texts().get(index));
        return isWhole()
                ? text
                : ByteBuffer.allocate(HEADER_LENGTH + text.length)
                        .put(HEADER)
                        .put(reference)
                        .put((byte) message.count())
                        .put((byte) (index + 1))
                        .put(text)
                        .array();
    }

    ESMClass esmClass() {
        return new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                isWhole() ? GSMSpecificFeature.DEFAULT : GSMSpecificFeature.UDHI);
    }

    GeneralDataCoding coding() {
        return new GeneralDataCoding(
                message.alphabet() == SmsAlphabet.GSM_7 ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2);
    }

    private boolean isWhole() {
        return message.count() == 1;
    }
}
