package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.GuardMappers;
import java.util.stream.Stream;

/** Reports guards that are not the last mapper of their provider. */
final class GuardOvertaken implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return examined.providers().stream()
                .filter(ExaminedProvider::hasStep)
                .filter(provider -> new GuardMappers(examined.session(), provider.model()).isOvertaken())
                .map(provider -> new Finding(
                        Severity.WARNING,
                        "guard-overtaken",
                        provider.alias(),
                        "Another mapper of the provider runs after the guard, as happens when a realm is imported: a"
                                + " claim that belongs"
                                + " to another account can end in an error page.",
                        "Run the set-up for this provider: it puts the guard last."));
    }
}
