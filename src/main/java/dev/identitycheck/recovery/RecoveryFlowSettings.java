package dev.identitycheck.recovery;

import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.RecoveryIdentifySettings;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The settings of the steps on whose pages a code is entered that somebody ordered by a text message. They hold for
 * that code as for one that was ordered on the page.
 */
final class RecoveryFlowSettings {

    private RecoveryFlowSettings() {}

    /**
     * The settings of the realm's step {@code identity-check-recovery-code}; empty if its pages cannot be reached or
     * refuse everybody, so that a code would be of no use.
     */
    static Optional<RecoveryCodeSettings> of(RealmModel realm) {
        return realm.isResetPasswordAllowed() && isIdentifying(realm)
                ? step(realm, ProviderIds.RECOVERY_CODE)
                        .map(step -> RecoveryCodeSettings.parse(step.config(realm)))
                        .filter(settings -> settings.invalid().isEmpty())
                : Optional.empty();
    }

    private static boolean isIdentifying(RealmModel realm) {
        return step(realm, ProviderIds.RECOVERY_IDENTIFY)
                .filter(step -> RecoveryIdentifySettings.parse(step.config(realm))
                        .invalid()
                        .isEmpty())
                .isPresent();
    }

    private static Optional<FlowExecution> step(RealmModel realm, String authenticator) {
        AuthenticationFlowModel flow = realm.getResetCredentialsFlow();
        return flow == null
                ? Optional.empty()
                : FlowExecution.of(realm, flow.getId())
                        .filter(step -> step.is(authenticator) && step.isEnabled())
                        .findFirst();
    }
}
