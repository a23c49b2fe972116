package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.delivery.EmailSenders;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/**
 * Reports a realm without a mail server: codes and notices cannot be sent by e-mail, unless the installation has a
 * sender of its own.
 */
final class MailServerMissing implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        if (examined.providers().stream().noneMatch(ExaminedProvider::hasStep)
                || hasMailServer(examined.realm())
                || EmailSenders.isOwn(examined.session())) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                Severity.ERROR,
                "mail-server-missing",
                examined.realm().getName(),
                "The realm has no mail server: no code can be sent by e-mail.",
                "Set one under Realm settings, Email."));
    }

    private static boolean hasMailServer(RealmModel realm) {
        Map<String, String> smtp = Objects.requireNonNullElse(realm.getSmtpConfig(), Map.of());
        return !Objects.requireNonNullElse(smtp.get("host"), "").isBlank();
    }
}
