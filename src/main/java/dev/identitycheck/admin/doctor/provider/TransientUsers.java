package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.LoginProviders;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;

/** Reports providers whose users are transient and have no account. */
final class TransientUsers implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return LoginProviders.enabled(examined.session()).stream()
                .filter(IdentityProviderModel::isTransientUsers)
                .map(provider -> new Finding(
                        Severity.INFO,
                        "transient-users",
                        provider.getAlias(),
                        "The provider's users are not stored: there is no account that the step could protect.",
                        "Leave the step out of its flows: it refuses such users. Or let the server store them."));
    }
}
