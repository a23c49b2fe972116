package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.settings.RealmSettings;
import java.util.stream.Stream;

/** Reports settings of the realm that are out of range. */
final class RealmSettingsWrong implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return RealmSettings.of(examined.realm()).invalid().stream()
                .map(setting -> new Finding(
                        Severity.ERROR,
                        "realm-setting-invalid",
                        setting.key(),
                        "The realm's setting is out of range and cannot be used.",
                        "Set " + setting + "."));
    }
}
