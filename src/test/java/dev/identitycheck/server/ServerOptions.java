package dev.identitycheck.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server is to be.
 *
 * @param distribution the unpacked distribution; it is read, never written
 * @param workFolder where server folders and cached builds go
 * @param name the server's folder in the work folder, unique among servers that run at a time
 * @param mode development, or production with a cached build
 * @param jars what goes to {@code providers/}
 * @param buildArguments options that Keycloak fixes at build time, such as {@code --db=postgres}
 * @param startArguments options that are read at start
 * @param environment added to this process's environment
 * @param port for HTTP, 0 for any free one
 * @param patience how long the server may take to answer
 */
public record ServerOptions(
        Path distribution,
        Path workFolder,
        String name,
        Mode mode,
        List<Path> jars,
        List<String> buildArguments,
        List<String> startArguments,
        Map<String, String> environment,
        int port,
        Duration patience) {

    /** The two ways to start a server. */
    public enum Mode {
        /** {@code start-dev}: no cached build, development defaults. */
        DEVELOPMENT,
        /** {@code start --optimized}, after one {@code build} for each set of jars and build options. */
        PRODUCTION
    }

    public ServerOptions {
        distribution = distribution.toAbsolutePath();
        workFolder = workFolder.toAbsolutePath();
        jars = List.copyOf(jars);
        buildArguments = List.copyOf(buildArguments);
        startArguments = List.copyOf(startArguments);
        environment = Map.copyOf(environment);
    }

    public static ServerOptions of(Path distribution, Path workFolder, String name, Mode mode) {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                Duration.ofMinutes(4));
    }

    public ServerOptions withName(String other) {
        return new ServerOptions(
                distribution,
                workFolder,
                other,
                mode,
                jars,
                buildArguments,
                startArguments,
                environment,
                port,
                patience);
    }

    public ServerOptions withJar(Path jar) {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                plus(jars, List.of(jar)),
                buildArguments,
                startArguments,
                environment,
                port,
                patience);
    }

    /** The same server with nothing in {@code providers/}. */
    public ServerOptions withoutJars() {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                List.of(),
                buildArguments,
                startArguments,
                environment,
                port,
                patience);
    }

    public ServerOptions withBuildArguments(String... more) {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                jars,
                plus(buildArguments, List.of(more)),
                startArguments,
                environment,
                port,
                patience);
    }

    public ServerOptions withStartArguments(String... more) {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                jars,
                buildArguments,
                plus(startArguments, List.of(more)),
                environment,
                port,
                patience);
    }

    public ServerOptions withEnvironment(String variable, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(variable, value);
        return new ServerOptions(
                distribution, workFolder, name, mode, jars, buildArguments, startArguments, all, port, patience);
    }

    public ServerOptions withPort(int other) {
        return new ServerOptions(
                distribution,
                workFolder,
                name,
                mode,
                jars,
                buildArguments,
                startArguments,
                environment,
                other,
                patience);
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
