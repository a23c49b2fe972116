package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.stream.Stream;

/**
 * Reports providers whose new identities Keycloak's own factors confirm while wrong codes of an authenticator app are
 * not counted. Without a limit, a code can be guessed.
 */
final class FactorsUnlimited implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> !examined.realm().isBruteForceProtected())
                .filter(provider -> provider.postLogin()
                        .filter(flow -> FlowExecution.any(
                                examined.realm(), flow.getId(), step -> step.is(ProviderIds.REMEMBER_IDENTITY)))
                        .isPresent())
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "factors-unlimited",
                        provider.alias(),
                        "Keycloak's own factors confirm a new identity, and wrong codes of theirs are not counted: the"
                                + " realm's brute-force protection is off.",
                        "Switch brute-force protection on in the realm's security defenses."));
    }
}
