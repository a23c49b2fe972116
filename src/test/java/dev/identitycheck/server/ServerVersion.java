package dev.identitycheck.server;

import java.lang.module.ModuleDescriptor.Version;

/** The version of the server that the tests run against. */
public final class ServerVersion {

    private ServerVersion() {}

    /** The version; empty if the run does not say. */
    static String ofThisRun() {
        return System.getProperty("keycloak.version", "");
    }

    /** Whether this run's server is older than a version such as {@code 26.6}. */
    public static boolean isBefore(String since) {
        return isOlder(ofThisRun(), since);
    }

    /** Whether a server is older; one whose version is not known is not, so that nothing is skipped in silence. */
    static boolean isOlder(String version, String since) {
        return !version.isEmpty() && Version.parse(version).compareTo(Version.parse(since)) < 0;
    }
}
