package dev.identitycheck.support.doctor;

import dev.identitycheck.keycloak.RequiredServerApi;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** A server that lacks something of Keycloak's that the extension uses. */
final class ServerLacks implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
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
