package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.keycloak.OptionalServerApi;
import dev.identitycheck.keycloak.RequiredServerApi;
import java.util.stream.Stream;

/** A server that lacks something of Keycloak's that the extension uses. */
final class ServerApiMissing implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return Stream.concat(needed(patient), optional(patient));
    }

    private static Stream<Finding> optional(ExaminedRealm patient) {
        return OptionalServerApi.lacking()
                .map(api -> new Finding(
                        Severity.WARNING,
                        "server-lacks-optional",
                        patient.realm().getName(),
                        "This version of the server has not all that the extension can use: " + api.consequence() + ".",
                        "Run a newer Keycloak version, or do without."));
    }

    private static Stream<Finding> needed(ExaminedRealm patient) {
        return RequiredServerApi.lack().stream()
                .map(cause -> new Finding(
                        Severity.ERROR,
                        "server-lacks",
                        patient.realm().getName(),
                        "Unknown identities are refused: " + cause + ".",
                        "Run a Keycloak version that this version of the extension supports; the log line"
                                + " event=server_lacks names what is missing."));
    }
}
