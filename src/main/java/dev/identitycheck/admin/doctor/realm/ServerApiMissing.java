package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.keycloak.serverapi.OptionalServerApi;
import dev.identitycheck.keycloak.serverapi.RequiredServerApi;
import java.util.stream.Stream;

/** Reports parts of Keycloak's API that the extension uses and the running server lacks. */
final class ServerApiMissing implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return Stream.concat(required(examined), optional(examined));
    }

    // All of them are about organizations.
    private static Stream<Finding> optional(ExaminedRealm examined) {
        return OptionalServerApi.lacking()
                .filter(api -> examined.realm().isOrganizationsEnabled())
                .map(api -> new Finding(
                        Severity.WARNING,
                        "server-lacks-optional",
                        examined.realm().getName(),
                        "This version of the server has not all that the extension can use: " + api.consequence() + ".",
                        "Run a newer Keycloak version, or do without."));
    }

    private static Stream<Finding> required(ExaminedRealm examined) {
        return RequiredServerApi.lack().stream()
                .map(cause -> new Finding(
                        Severity.ERROR,
                        "server-lacks",
                        examined.realm().getName(),
                        "Unknown identities are refused: " + cause + ".",
                        "Run a Keycloak version that this version of the extension supports; the log line"
                                + " event=server_lacks names what is missing."));
    }
}
