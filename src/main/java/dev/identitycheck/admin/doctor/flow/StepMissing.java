package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.stream.Stream;

/** Reports providers whose logins do not run the step {@code identity-check}. */
final class StepMissing implements Check {

    private static final String CODE = "step-missing";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> !provider.hasStep())
                .map(provider -> ProtectedProviders.hasLostStep(examined.session(), examined.realm(), provider.model())
                        ? lost(provider)
                        : finding(provider));
    }

    private static Finding lost(ExaminedProvider provider) {
        String message = provider.steps().isEmpty()
                ? "Logins through this provider ran the step and do not run it any more, as where a tool replaces the"
                        + " provider or its flow."
                : "Logins through this provider ran the step, and it is disabled now in the provider's post login"
                        + " flow.";
        String fix = provider.steps().isEmpty()
                ? "Run the set-up for this provider, or add the step identity-check to its post login flow as required."
                : "Set the step identity-check in the provider's post login flow to required.";
        return new Finding(
                Severity.ERROR,
                CODE,
                provider.alias(),
                message + " Known identities sign in, and unknown identities are refused.",
                fix + " If it was taken off on purpose, name the provider in the setting uncheckedProviders.");
    }

    private static Finding finding(ExaminedProvider provider) {
        String message = provider.steps().isEmpty()
                ? "Logins through this provider do not come to the step. An identity that is linked there opens its"
                        + " account"
                        + " unasked, whichever providers the account's owner uses: this concerns all accounts of the"
                        + " realm."
                : "The step in the provider's post login flow is disabled. An identity that is linked there opens its"
                        + " account unasked: this concerns all accounts of the realm.";
        return new Finding(
                Severity.ERROR,
                CODE,
                provider.alias(),
                message,
                "Run the set-up for this provider, or add the step identity-check to its post login flow as required.");
    }
}
