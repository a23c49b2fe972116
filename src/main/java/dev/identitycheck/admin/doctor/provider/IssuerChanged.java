package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.admin.setup.PreviousBindings;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports providers that accept assertions of another issuer than at their set-up: a subject may be another person. */
final class IssuerChanged implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(IssuerChanged::isChanged)
                .map(provider -> new Finding(
                        Severity.ERROR,
                        "issuer-changed",
                        provider.alias(),
                        "The provider takes assertions of another issuer than when it was set up: a subject there"
                                + " may be"
                                + " another person, and is known all the same.",
                        "If that is right, run the set-up and name this provider; if not, put its issuer back."));
    }

    private static boolean isChanged(ExaminedProvider provider) {
        Optional<String> former = PreviousBindings.of(provider.model()).issuer();
        return former.isPresent() && !former.equals(LoginProviders.issuer(provider.model()));
    }
}
