package dev.identitycheck.domain.notice;

/**
 * A contact that an account did not have before.
 *
 * @param digest its digest in the register of contacts
 * @param masked the masked contact
 */
public record NewContact(String digest, String masked) {

    /** The channel by which it is reached. */
    public NoticeChannel channel() {
        return masked.indexOf('@') >= 0 ? NoticeChannel.EMAIL : NoticeChannel.SMS;
    }
}
