package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Reports providers whose logins do not run the step {@code identity-check}. */
final class StepMissing implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(provider -> !provider.hasStep())
                .map(StepMissing::finding);
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
                "step-missing",
                provider.alias(),
                message,
                "Run the set-up for this provider, or add the step identity-check to its post login flow as required.");
    }
}
