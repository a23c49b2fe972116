package dev.identitycheck.admin.setup;

import dev.identitycheck.account.attribute.AttributeNames;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.listener.DirectoryMappers;
import dev.identitycheck.listener.UserProfileProtection;
import java.util.List;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Adds the step {@code identity-check} to a realm. A second run changes nothing. */
public final class Setup {

    private Setup() {}

    /** Sets a realm up within the session's transaction. */
    public static SetupReport run(KeycloakSession session, RealmModel realm, SetupRequest request) {
        SetupReport report = new SetupReport();
        List<String> repaired = UserProfileProtection.repair(session, realm);
        if (!repaired.isEmpty()) {
            report.changed("protect-attributes", realm.getName(), AttributeNames.summary(repaired));
        }
        List<String> narrowed = UserProfileProtection.narrow(session, realm);
        if (!narrowed.isEmpty()) {
            report.changed("hide-attributes", realm.getName(), String.join(" ", narrowed));
        }
        new ExtensionRequiredActions(realm).register(report);
        ProviderSetup setup = new ProviderSetup(session, realm, report);
        for (IdentityProviderModel provider : selected(session, request)) {
            setup.run(provider, request);
        }
        new SharedSettings(session, realm, report).unite();
        if (request.recovery()) {
            new RecoverySetup(session, realm, report).run();
        }
        if (request.securityCentre()) {
            new SecurityCentreClient(session, realm, report).create();
        }
        DirectoryMappers.installBeforeCommit(session, realm.getId());
        ProviderRecord.take(session, realm);
        return report;
    }

    private static List<IdentityProviderModel> selected(KeycloakSession session, SetupRequest request) {
        return request.identityProviders()
                .map(aliases -> LoginProviders.all(session).stream()
                        .filter(provider -> aliases.contains(provider.getAlias()))
                        .toList())
                .orElseGet(() -> LoginProviders.enabled(session));
    }
}
