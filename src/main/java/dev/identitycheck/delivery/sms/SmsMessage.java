package dev.identitycheck.delivery.sms;

/**
 * A text message. Its {@link #toString} reveals no content.
 *
 * @param to the recipient's number, in E.164 format
 * @param from the sender to show; empty for the gateway's own
 * @param text the text to send
 */
public record SmsMessage(String to, String from, String text) {

    /** The number of segments that the carrier sends and charges. */
    public int segments() {
        return SmsSegments.of(text).count();
    }

    @Override
    public String toString() {
        return "SmsMessage[***]";
    }
}
