package dev.identitycheck.delivery.sms;

/**
 * A text message. It never prints itself.
 *
 * @param to E.164
 * @param from the sender to show, or empty for the gateway's own
 * @param text what to send
 */
public record SmsMessage(String to, String from, String text) {

    @Override
    public String toString() {
        return "SmsMessage[***]";
    }
}
