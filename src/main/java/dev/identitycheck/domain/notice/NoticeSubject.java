package dev.identitycheck.domain.notice;

/**
 * What a notice is about besides an identity or contact.
 *
 * @param type what it is: the type of a credential, the purpose of a code, the key of an act of support; empty if the
 *     notice is about nothing else
 * @param id its id: of a credential, a browser, a challenge; empty if it has none
 * @param name what its owner called it, of any length and content; empty if it has no name
 */
public record NoticeSubject(String type, String id, String name) {

    /** About nothing else. */
    public static final NoticeSubject NONE = new NoticeSubject("", "", "");

    static final int MAX_NAME_LENGTH = 60;

    public NoticeSubject {
        name = SafeText.of(name, MAX_NAME_LENGTH);
    }

    /** A subject without a name. */
    public static NoticeSubject of(String type, String id) {
        return new NoticeSubject(type, id, "");
    }
}
