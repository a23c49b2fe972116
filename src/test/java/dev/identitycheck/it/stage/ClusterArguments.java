package dev.identitycheck.it.stage;

import dev.identitycheck.server.Port;
import java.util.List;

/**
 * The start arguments by which nodes on one machine form a cluster; they discover each other through their database.
 */
final class ClusterArguments {

    private ClusterArguments() {}

    static List<String> onThisMachine() {
        return List.of(
                "--cache=ispn",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + Port.free());
    }
}
