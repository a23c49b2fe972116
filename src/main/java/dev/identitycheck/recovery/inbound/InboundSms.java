package dev.identitycheck.recovery.inbound;

/**
 * A text message that somebody sent. It never prints itself.
 *
 * @param id the gateway's name for it: the same message is heard once
 * @param from the sender's number
 * @param text what it says
 */
public record InboundSms(String id, String from, String text) {

    @Override
    public String toString() {
        return "InboundSms[***]";
    }
}
