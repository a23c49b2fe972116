package dev.identitycheck.it.stage;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import dev.identitycheck.server.KeycloakServer;
import dev.identitycheck.server.Port;
import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Starts servers in containers. Each listens on the same port inside as outside, so that one address serves visitors
 * and the server's own calls to the realms that it brokers to.
 */
final class ContainerLauncher implements Launcher {

    private static final String HOST = "host.docker.internal";

    private final RunSettings settings;

    ContainerLauncher(RunSettings settings) {
        this.settings = settings;
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public Node launch(NodePlan plan) {
        int port = Port.free();
        List<String> command = new ArrayList<>(List.of("start", "--http-enabled=true", "--hostname-strict=false"));
        command.addAll(settings.ownImage() ? List.of("--optimized") : plan.buildArguments());
        command.add("--http-port=" + port);
        command.addAll(plan.startArguments());
        Server container = new Server(settings.image(), command, port);
        if (!settings.ownImage() && Files.exists(settings.jar())) {
            container.withProviderLibsFrom(List.of(jar()));
        }
        container.start();
        return new ContainerNode(container, "http://localhost:" + port);
    }

    private File jar() {
        return settings.jar().toFile();
    }

    /** The container of testcontainers-keycloak with another command line and other ports. */
    private static final class Server extends KeycloakContainer {
        private final List<String> command;
        private final int port;

        Server(String image, List<String> command, int port) {
            super(image);
            this.command = command;
            this.port = port;
        }

        @Override
        protected void configure() {
            super.configure();
            // The environment contains build options, which a server built beforehand refuses.
            getEnvMap().clear();
            // Not withCommand, which refuses all but the container's own command line.
            setCommandParts(command.toArray(String[]::new));
            withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN);
            withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.PASSWORD);
            withExtraHost(HOST, "host-gateway");
            setExposedPorts(List.of(port));
            setPortBindings(List.of(port + ":" + port));
            setWaitStrategy(Wait.forHttp("/realms/master").forPort(port).withStartupTimeout(Duration.ofMinutes(5)));
        }
    }

    private record ContainerNode(Server container, String url) implements Node {

        @Override
        public String log() {
            return container.getLogs();
        }

        @Override
        public String metrics() {
            throw new UnsupportedOperationException("Containers keep their management port to themselves");
        }

        @Override
        public String export(String realm) {
            throw new UnsupportedOperationException("Realms are exported by processes only");
        }

        @Override
        public Node again() {
            throw new UnsupportedOperationException("Only processes come back at the same address");
        }

        @Override
        public Node againWithoutExtension() {
            return again();
        }

        @Override
        public void kill() {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
