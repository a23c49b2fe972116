package dev.identitycheck.domain.notice;

/**
 * The channel and address of a notice. They are decided when the notice is recorded, so that a later change of the
 * contact has no effect.
 *
 * @param way the channel
 * @param address the mail address or E.164 number
 */
public record NoticeDestination(NoticeChannel way, String address) {

    @Override
    public String toString() {
        return "NoticeDestination[" + way.key() + ", ***]";
    }
}
