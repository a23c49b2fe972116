package dev.identitycheck.it.stage;

import dev.identitycheck.server.KeycloakServer;
import dev.identitycheck.server.ServerOptions;
import dev.identitycheck.server.ServerOptions.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts servers as processes from the unpacked distribution. */
final class DistributionLauncher implements Launcher {

    private final RunSettings settings;

    DistributionLauncher(RunSettings settings) {
        this.settings = settings;
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public Node launch(NodePlan plan) {
        ServerOptions options = ServerOptions.of(
                        settings.distribution(),
                        settings.workFolder(),
                        settings.fork() + "-" + plan.name(),
                        Mode.PRODUCTION)
                .withBuildArguments(plan.buildArguments().toArray(String[]::new))
                .withStartArguments(plan.startArguments().toArray(String[]::new))
                .withEnvironment("JAVA_OPTS_APPEND", "-Djava.net.preferIPv4Stack=true " + settings.serverJvm());
        ServerOptions whole = Files.exists(plan.extension()) ? options.withJar(plan.extension()) : options;
        for (Path jar : plan.jars()) {
            whole = whole.withJar(jar);
        }
        return new ProcessNode(KeycloakServer.start(whole), whole);
    }

    private record ProcessNode(KeycloakServer server, ServerOptions options) implements Node {

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public String log() {
            try {
                return Files.readString(server.log());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String metrics() {
            return server.metrics();
        }

        @Override
        public String export(String realm) {
            return KeycloakServer.export(options, realm);
        }

        @Override
        public void kill() {
            server.kill();
        }

        @Override
        public Node again() {
            ServerOptions same = options.withPort(server.port());
            return new ProcessNode(KeycloakServer.start(same), same);
        }

        @Override
        public Node againWithoutExtension() {
            ServerOptions same = options.withPort(server.port());
            return new ProcessNode(KeycloakServer.start(same.withoutJars()), same);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
