package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.otp.OneTimeCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The e-mails with codes and PINs, with sample content, to be drawn and not to be sent. */
public final class EmailSamples {

    private EmailSamples() {}

    /** One e-mail of each purpose. */
    public static List<EmailMessage> of(RealmModel realm, Recipient recipient) {
        return Arrays.stream(Purpose.values())
                .map(purpose -> CodeEmailSender.content(realm, message(realm, recipient, purpose)))
                .toList();
    }

    private static CodeMessage message(RealmModel realm, Recipient recipient, Purpose purpose) {
        return new CodeMessage(
                "",
                realm.getId(),
                recipient,
                List.of(),
                CodeContent.of(new OneTimeCode("000000"), Duration.ofMinutes(5), purpose, "")
                        .naming(realm.getName())
                        .with(Optional.of(new DisownLink(recipient.base(), "", Duration.ofDays(1)))),
                List.of());
    }
}
