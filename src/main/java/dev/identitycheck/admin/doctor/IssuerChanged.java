package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.admin.setup.PreviousBindings;
import java.util.Optional;
import java.util.stream.Stream;

/** A provider that takes assertions of somebody else than when it was set up: its subjects may be other people. */
final class IssuerChanged implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return patient.providers().stream()
                .filter(IssuerChanged::isChanged)
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "issuer-changed",
                        provider.alias(),
                        "The provider takes assertions of another issuer than when it was set up: a subject there may be"
                                + " another person, and is known all the same.",
                        "If that is right, run the set-up and name this provider; if not, put its issuer back."));
    }

    private static boolean isChanged(ExaminedProvider provider) {
        Optional<String> then = PreviousBindings.of(provider.model()).issuer();
        return then.isPresent() && !then.equals(LoginProviders.issuer(provider.model()));
    }
}
