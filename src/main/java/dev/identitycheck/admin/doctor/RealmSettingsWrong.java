package dev.identitycheck.support.doctor;

import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Settings of the realm that are out of range. */
final class RealmSettingsWrong implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return RealmSettings.of(patient.realm()).invalid().stream()
                .map(setting -> new Finding(
                        Severity.ERROR,
                        "realm-setting-invalid",
                        setting.key(),
                        "The realm's setting is out of range and cannot be used.",
                        "Set " + setting + "."));
    }
}
