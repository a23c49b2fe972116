package dev.identitycheck.recovery.inbound;

/**
 * A text message that a gateway received. Its text form is masked.
 *
 * @param id the gateway's id of the message, by which a repeated message is ignored
 * @param from the sender's number
 * @param text the content
 */
public record InboundSms(String id, String from, String text) {

    @Override
    public String toString() {
        return "InboundSms[***]";
    }
}
