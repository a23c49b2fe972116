package dev.identitycheck.keycloak.serverapi;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import org.keycloak.common.Version;

/** Which versions of the server the tests have run on. */
public final class TestedServers {

    /** The newest of them; README has all. */
    public static final String NEWEST = "26.7.5";

    private TestedServers() {}

    /** The running server's version if it is newer than any that was tested. */
    public static Optional<String> newerThanTested() {
        return Optional.of(String.valueOf(Version.VERSION)).filter(TestedServers::isNewer);
    }

    /** A version that cannot be read is none that was tested. */
    static boolean isNewer(String version) {
        try {
            return ModuleDescriptor.Version.parse(version).compareTo(ModuleDescriptor.Version.parse(NEWEST)) > 0;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
