package dev.identitycheck.admin.doctor;

import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Examines a realm: every check there is. */
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
            new SmsGatewayMissing(),
            new IssuerChanged(),
            new DirectGrants(),
            new ExternalTokenExchange(),
            new JwtGrant(),
            new TransientUsers(),
            new OwnReset(),
            new NumberUnusable(),
            new ThreadsAgainstPool());

    private Doctor() {}

    /** What is wrong with the session's realm, the worst first. */
    public static List<Finding> examine(KeycloakSession session) {
        ExaminedRealm patient = ExaminedRealm.of(session);
        return CHECKS.stream().flatMap(check -> check.look(patient)).sorted().toList();
    }
}
