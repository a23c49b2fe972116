package dev.identitycheck.it.stage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of a test run, from system properties that the build sets.
 *
 * @param distribution the unpacked server
 * @param jar the extension; if the file does not exist, servers run without it
 * @param earlierJar the extension in an earlier version, for what both do together; empty if there is none
 * @param workFolder the folder of the servers and their logs, shared by all JVMs of the run
 * @param fork the name of this JVM among those of the run
 * @param container whether servers run in containers instead of processes
 * @param h2 whether servers use Keycloak's H2 instead of PostgreSQL
 * @param image the image of the containers: Keycloak's own, or one built with the extension in it
 * @param serverJvm further options of the JVM of servers that run as processes
 */
record RunSettings(
        Path distribution,
        Path jar,
        Optional<Path> earlierJar,
        Path workFolder,
        String fork,
        boolean container,
        boolean h2,
        String image,
        String serverJvm) {

    private static final String SERVER_IMAGE = "quay.io/keycloak/keycloak:";

    static RunSettings ofThisRun() {
        String version = System.getProperty("keycloak.version", "26.7.4");
        Path work = Path.of(System.getProperty("it.workdir", "target/it")).toAbsolutePath();
        boolean container = System.getProperty("it.server", "distribution").equals("container");
        return new RunSettings(
                Path.of(System.getProperty("it.distribution", "target/distribution/keycloak-" + version))
                        .toAbsolutePath(),
                Path.of(System.getProperty("it.jar", "target/keycloak-identity-check.jar"))
                        .toAbsolutePath(),
                Optional.of(System.getProperty("it.earlierJar", ""))
                        .filter(name -> !name.isEmpty())
                        .map(name -> Path.of(name).toAbsolutePath()),
                work,
                System.getProperty("it.fork", "fork-1"),
                container,
                System.getProperty("it.database", "postgres").equals("h2"),
                System.getProperty("it.image", SERVER_IMAGE + version),
                System.getProperty("it.serverJvm", ""));
    }

    /** Whether the image is one that was built with the extension and the build options in it. */
    boolean ownImage() {
        return !image.startsWith(SERVER_IMAGE);
    }

    /** The folder of this JVM alone, for databases and other files. */
    Path ownFolder() {
        return workFolder.resolve(fork);
    }
}
