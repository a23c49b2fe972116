package dev.identitycheck.notice;

import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.SafeText;
import dev.identitycheck.domain.notice.Undone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Says what a notice is about, and what was undone, in keys of messages that a template looks up in its reader's
 * language. A word that no message knows has the message for all others, so that no template meets a key of somebody
 * else's making.
 */
public final class NoticeFacts {

    private static final String IDENTITY = "identity";
    private static final String METHOD = "method";
    private static final String CREDENTIAL_TYPE = "credential";

    /** The type of what could not be undone; its name is the type of what it would have been. */
    private static final String KEPT = "kept";

    static final Set<String> CREDENTIALS = Set.of(
            "password",
            "otp",
            "webauthn",
            "webauthn-passwordless",
            "recovery-authn-codes",
            "identity-check-pin",
            "identity-check-phone");
    static final Set<String> PURPOSES = Set.of("identity", "code", "pin", "phone", "recovery", "word");
    static final Set<String> ACTS = Set.of(
            "unlock", "forget", "allow", "mail-pin", "replace-contact", "approve-contact", "reset", "forget-devices");
    static final Set<String> UNDONE =
            Set.of(IDENTITY, "contact", CREDENTIAL_TYPE, "password", "browser", "consent", METHOD, KEPT);

    static final String CREDENTIAL = "identityCheckCredential";
    static final String PURPOSE = "identityCheckPurpose";
    static final String ACT = "identityCheckAct";
    static final String UNDONE_TEXT = "identityCheckUndone";

    private static final int LONGEST_NAME = 80;

    private NoticeFacts() {}

    /**
     * What the notice is about besides its provider and contacts: maps of {@code label}, a message's key; {@code text},
     * a message's key or empty; and {@code name}, what the owner called it, a number, or empty.
     */
    public static List<Map<String, String>> of(Notice notice) {
        NoticeSubject subject = notice.subject();
        if (subject.type().equals(NoticeRecorder.NOT_UNDONE)) {
            return List.of(fact("identityCheckNoticeKept", "", subject.name()));
        }
        return switch (notice.kind()) {
            case CODE_SENT, ATTEMPTS, CODE_DISOWNED ->
                Stream.concat(purpose(subject), count(subject)).toList();
            case CREDENTIAL_ADDED, CREDENTIAL_REMOVED -> credential(subject);
            case NEW_BROWSER -> browser(subject);
            case SUPPORT_ACTED -> List.of(fact("identityCheckNoticeAct", key(ACT, ACTS, subject.type()), ""));
            case CHANGE_DISOWNED -> CREDENTIALS.contains(subject.type()) ? credential(subject) : browser(subject);
            default -> List.of();
        };
    }

    private static Stream<Map<String, String>> purpose(NoticeSubject subject) {
        return subject.type().isEmpty()
                ? Stream.empty()
                : Stream.of(fact("identityCheckNoticeFor", key(PURPOSE, PURPOSES, subject.type()), ""));
    }

    private static Stream<Map<String, String>> count(NoticeSubject subject) {
        return subject.name().isEmpty()
                ? Stream.empty()
                : Stream.of(fact("identityCheckNoticeWrong", "", subject.name()));
    }

    private static List<Map<String, String>> credential(NoticeSubject subject) {
        Map<String, String> type =
                fact("identityCheckNoticeCredential", key(CREDENTIAL, CREDENTIALS, subject.type()), "");
        return subject.name().isEmpty()
                ? List.of(type)
                : List.of(type, fact("identityCheckNoticeLabel", "", subject.name()));
    }

    private static List<Map<String, String>> browser(NoticeSubject subject) {
        return subject.name().isEmpty() ? List.of() : List.of(fact("identityCheckNoticeBrowser", "", subject.name()));
    }

    /**
     * What was undone, or is to be: maps of {@code type}, {@code text}, a message's key, and {@code name}, as it is
     * shown, or empty.
     */
    public static List<Map<String, String>> undone(KeycloakSession session, List<Undone> undone) {
        return undone.stream().map(one -> undone(session, one)).toList();
    }

    private static Map<String, String> undone(KeycloakSession session, Undone one) {
        if (one.type().equals(CREDENTIAL_TYPE) && CREDENTIALS.contains(one.name())) {
            return Map.of("type", one.type(), "text", CREDENTIAL + "." + one.name(), "name", "");
        }
        String name =
                switch (one.type()) {
                    case IDENTITY -> ProviderDisplayName.of(session, one.name());
                    case METHOD, KEPT -> "";
                    default -> one.name();
                };
        return Map.of(
                "type",
                one.type(),
                "text",
                key(UNDONE_TEXT, UNDONE, one.type()),
                "name",
                SafeText.of(name, LONGEST_NAME));
    }

    private static String key(String prefix, Set<String> known, String word) {
        return known.contains(word) ? prefix + "." + word : prefix;
    }

    private static Map<String, String> fact(String label, String text, String name) {
        return Map.of("label", label, "text", text, "name", name);
    }
}
