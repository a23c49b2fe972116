package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.broker.guard.GuardRequirement;
import java.util.stream.Stream;

/**
 * Reports providers with the step {@code identity-check} but without the guard, which undoes what a login writes before
 * the step.
 */
final class GuardMissing implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(ExaminedProvider::hasStep)
                .filter(provider -> GuardRequirement.isMissing(examined.session(), provider.model()))
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "guard-missing",
                        provider.alias(),
                        "The guard was not added to this provider, so a login can write to an account before the"
                                + " step has asked:"
                                + " the step refuses new identities.",
                        "Run the set-up for this provider: it adds the mapper identity-check-guard."));
    }
}
