package dev.identitycheck.delivery.sms;

/**
 * A text message. It never prints itself.
 *
 * @param to E.164
 * @param from the sender to show, or empty for the gateway's own
 * @param text what to send
 */
public record SmsMessage(String to, String from, String text) {

    /** How many segments the carrier sends and charges. */
    public int segments() {
        return SmsSegments.of(text).count();
    }

    @Override
    public String toString() {
        return "SmsMessage[***]";
    }
}
