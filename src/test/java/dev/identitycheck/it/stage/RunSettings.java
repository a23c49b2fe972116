package dev.identitycheck.it.stage;

import java.nio.file.Path;

/**
 * How the run was asked for, by system properties that the build sets.
 *
 * @param distribution the unpacked server
 * @param jar the extension; where there is none, servers run without it
 * @param workFolder for servers and their logs, shared by all JVMs of the run
 * @param fork which of these JVMs this is
 * @param container run servers in containers instead of processes
 * @param h2 use the server's own H2 instead of PostgreSQL
 * @param image what containers are made from: the server's own image, or one built with the extension in it
 */
record RunSettings(
        Path distribution, Path jar, Path workFolder, String fork, boolean container, boolean h2, String image) {

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
                work,
                System.getProperty("it.fork", "fork-1"),
                container,
                System.getProperty("it.database", "postgres").equals("h2"),
                System.getProperty("it.image", SERVER_IMAGE + version));
    }

    /** The image holds the extension and what is fixed when a server is built. */
    boolean ownImage() {
        return !image.startsWith(SERVER_IMAGE);
    }

    /** For databases and what else this JVM has for itself. */
    Path ownFolder() {
        return workFolder.resolve(fork);
    }
}
