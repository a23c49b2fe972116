package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.keycloak.serverapi.TestedServers;
import java.util.stream.Stream;

/** Reports a server that is newer than those on which this version of the extension was tested. */
final class ServerUntested implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return TestedServers.newerThanTested().stream()
                .map(version -> new Finding(
                        Severity.INFO,
                        "server-untested",
                        examined.realm().getName(),
                        "Keycloak " + version + " is newer than " + TestedServers.NEWEST
                                + ", the newest one that this version of the extension was tested on.",
                        "Try the ways of signing in on a copy of the realm, and take the version of the extension that"
                                + " names this server once it is out."));
    }
}
