package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.flow.FlowChecks;
import dev.identitycheck.admin.doctor.provider.ProviderChecks;
import dev.identitycheck.admin.doctor.realm.RealmChecks;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** Examines a realm with every check of the doctor. */
public final class Doctor {

    /** Every check. */
    public static final List<Check> CHECKS = Stream.of(FlowChecks.ALL, ProviderChecks.ALL, RealmChecks.ALL)
            .flatMap(List<Check>::stream)
            .toList();

    private Doctor() {}

    /** The findings in the session's realm, the most severe first. */
    public static List<Finding> examine(KeycloakSession session) {
        ExaminedRealm examined = ExaminedRealm.of(session);
        return CHECKS.stream()
                .flatMap(check -> check.examine(examined))
                .sorted()
                .toList();
    }
}
