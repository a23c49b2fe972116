package dev.identitycheck.domain.notice;

/**
 * Where a notice goes: decided when the fact is written, so that whoever changes the contact afterwards changes nothing.
 *
 * @param way how it travels
 * @param address the mail address or E.164 number
 */
public record NoticeDestination(NoticeChannel way, String address) {

    @Override
    public String toString() {
        return "NoticeDestination[" + way.key() + ", ***]";
    }
}
