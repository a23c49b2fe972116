package dev.identitycheck.notice;

import dev.identitycheck.delivery.EmailMessage;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The notices by e-mail, with sample content, to be drawn and not to be sent. */
public final class NoticeSamples {

    private NoticeSamples() {}

    /** One e-mail of each kind; needs a session in the realm. */
    public static List<EmailMessage> of(KeycloakSession session, RealmModel realm, Recipient recipient, Instant now) {
        return Arrays.stream(NoticeType.values())
                .map(type -> NoticeEmailSender.content(session, realm, message(realm, recipient, type, now)))
                .toList();
    }

    private static Notice sample(Notice notice) {
        return switch (notice.kind()) {
            case CONTACT_CHANGED, CONTACT_DISOWNED -> notice.aboutContacts(List.of(new NewContact("", "a•••@x•••")));
            case CODE_SENT, CODE_DISOWNED -> notice.about(NoticeSubject.of("recovery", ""));
            case ATTEMPTS -> notice.about(new NoticeSubject("identity", "", "3"));
            case NEW_BROWSER -> notice.about(new NoticeSubject("browser", "", "Firefox, Linux"));
            case CREDENTIAL_ADDED, CREDENTIAL_REMOVED, CHANGE_DISOWNED ->
                notice.about(new NoticeSubject("webauthn-passwordless", "", "Laptop"));
            case SUPPORT_ACTED -> notice.about(NoticeSubject.of("unlock", ""));
            default -> notice;
        };
    }

    private static NoticeMessage message(RealmModel realm, Recipient recipient, NoticeType type, Instant now) {
        RequestContext scene = new RequestContext("192.0.2.1", "", "", recipient.locale(), recipient.base());
        return new NoticeMessage(
                realm.getId(),
                recipient,
                sample(Notice.of("", type, now, scene)),
                realm.getName(),
                Optional.of(new DisownLink(recipient.base(), "", Duration.ofDays(1))));
    }
}
