package dev.identitycheck.it.stage;

/** One running server, as a process or in a container. */
interface Node extends AutoCloseable {

    /** The server's address, the same for visitors and for the server itself. */
    String url();

    /** The log so far. */
    String log();

    /**
     * The server's metrics.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    String metrics();

    /**
     * A realm with its users, as Keycloak's export writes it.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    String export(String realm);

    /** Kills the server, like a crash. */
    void kill();

    /**
     * Starts the server again at the same address, after it was killed or stopped.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    Node again();

    /**
     * Starts the server again with an empty folder {@code providers}; the start after that has all providers again.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    Node againWithoutExtension();

    @Override
    void close();
}
