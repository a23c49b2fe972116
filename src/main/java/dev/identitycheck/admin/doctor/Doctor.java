package dev.identitycheck.admin.doctor;

import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Examines a realm with every check of the doctor. */
public final class Doctor {

    private static final List<Check> CHECKS = List.of(
            new ServerApiMissing(),
            new StepMissing(),
            new StepEvadable(),
            new StepSettings(),
            new GuardMissing(),
            new GuardOvertaken(),
            new FirstLoginUnchecked(),
            new OverrideUnchecked(),
            new CertificatesUnchecked(),
            new SharedPostLoginFlow(),
            new RememberUseless(),
            new FactorsUnlimited(),
            new ModeWeak(),
            new NoContactAllowed(),
            new ExistingLinksTrusted(),
            new RealmSettingsWrong(),
            new AttributesUnprotected(),
            new ContactsEditable(),
            new MailServerMissing(),
            new MailTemplateBroken(),
            new SmsGatewayMissing(),
            new IssuerChanged(),
            new DirectGrants(),
            new ExternalTokenExchange(),
            new JwtGrant(),
            new TransientUsers(),
            new OwnReset(),
            new NumberUnusable(),
            new RecoveryReadOnly(),
            new ThreadsAgainstPool());

    private Doctor() {}

    /** The findings in the session's realm, the most severe first. */
    public static List<Finding> examine(KeycloakSession session) {
        ExaminedRealm examined = ExaminedRealm.of(session);
        return CHECKS.stream()
                .flatMap(check -> check.examine(examined))
                .sorted()
                .toList();
    }
}
