package dev.identitycheck.domain.notice;

/**
 * The channel and address of a notice. They are decided when the notice is recorded, so that a later change of the
 * contact has no effect.
 *
 * @param channel the channel
 * @param address the mail address or E.164 number
 */
public record NoticeDestination(NoticeChannel channel, String address) {

    @Override
    public String toString() {
        return "NoticeDestination[" + channel.key() + ", ***]";
    }
}
