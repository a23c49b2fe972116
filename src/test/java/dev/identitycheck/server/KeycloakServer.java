package dev.identitycheck.server;

import dev.identitycheck.server.ServerOptions.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak server in a process of its own, with the master realm's administrator
 * {@value #ADMIN} / {@value #PASSWORD}. It ends when closed, and with this JVM.
 */
public final class KeycloakServer implements AutoCloseable {

    public static final String ADMIN = "admin";
    public static final String PASSWORD = "admin";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final ServerProcess process;
    private final int port;
    private final int managementPort;

    private KeycloakServer(ServerProcess process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @throws PortTaken if the port asked for is in use
     * @throws ServerNotReady if the server ends or does not answer in time
     */
    public static KeycloakServer start(ServerOptions options) {
        int port = options.port() == 0 ? Port.free() : options.port();
        int managementPort = Port.free();
        Port.demandFree(port, "HTTP of the server " + options.name());
        ServerFolder folder = folder(options);
        ServerProcess process = ServerProcess.start(
                folder.path(),
                command(options, folder.path(), port, managementPort),
                environment(options),
                folder.path().resolve("server.log"));
        KeycloakServer server = new KeycloakServer(process, port, managementPort);
        server.awaitReady(options.patience());
        return server;
    }

    private static ServerFolder folder(ServerOptions options) {
        Path folder = options.workFolder().resolve("servers").resolve(options.name());
        if (options.mode() == Mode.PRODUCTION) {
            return ServerFolder.make(folder, ServerBuild.of(options));
        }
        ServerFolder made = ServerFolder.make(folder, options.distribution());
        made.addProviders(options.jars());
        return made;
    }

    private static List<String> command(ServerOptions options, Path folder, int port, int managementPort) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin").resolve(ServerFolder.script()).toString());
        if (options.mode() == Mode.PRODUCTION) {
            command.addAll(List.of("start", "--optimized", "--http-enabled=true", "--hostname-strict=false"));
        } else {
            command.add("start-dev");
            command.addAll(options.buildArguments());
        }
        command.add("--http-port=" + port);
        command.add("--http-management-port=" + managementPort);
        command.addAll(options.startArguments());
        return command;
    }

    /**
     * Exports a realm with its users, by a second process on the folder and database of a server that may be running.
     *
     * @param options those of the server, in production mode
     * @return the realm as JSON
     */
    public static String export(ServerOptions options, String realm) {
        Path folder = options.workFolder().resolve("servers").resolve(options.name());
        Path file = folder.resolve("data").resolve(realm + ".json");
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin").resolve(ServerFolder.script()).toString());
        command.addAll(List.of("export", "--optimized", "--realm=" + realm, "--file=" + file));
        options.startArguments().stream().filter(a -> a.startsWith("--db-")).forEach(command::add);
        ServerProcess export =
                ServerProcess.start(folder, command, options.environment(), folder.resolve("export.log"));
        try {
            if (export.await(options.patience().toMinutes()) != 0) {
                throw new ServerNotReady("The export failed", export.log());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(ServerOptions options) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        environment.putAll(options.environment());
        return environment;
    }

    private void awaitReady(Duration patience) {
        Instant end = Instant.now().plus(patience);
        try {
            while (!answers()) {
                if (!process.isAlive()) {
                    throw new ServerNotReady("The server ended", process.log());
                }
                if (Instant.now().isAfter(end)) {
                    throw new ServerNotReady("The server did not answer within " + patience, process.log());
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new ServerNotReady("Interrupted", process.log());
        } catch (ServerNotReady e) {
            close();
            throw e;
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/realms/master"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The server's address without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** Where health and metrics are, if switched on. */
    public int managementPort() {
        return managementPort;
    }

    /** What it tells of itself in numbers; it must be built so. */
    public String metrics() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/metrics"))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Path log() {
        return process.log();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the server as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Stops the server in good order. */
    @Override
    public void close() {
        process.stop();
    }
}
