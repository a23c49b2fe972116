package dev.identitycheck.it.stage;

/** One running server, whichever way it runs. */
interface Node extends AutoCloseable {

    /** The address, the same for visitors and for the server itself. */
    String url();

    /** What it logged so far. */
    String log();

    /**
     * What it tells of itself in numbers.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    String metrics();

    /**
     * A realm with its users, as the server's own export writes it.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    String export(String realm);

    /** Ends it as a crash would. */
    void kill();

    /**
     * The same server again, at the same address, after it was killed.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    Node again();

    /**
     * The same, with nothing in {@code providers}; the next time it has all of it again.
     *
     * @throws UnsupportedOperationException if the node is no process of this machine
     */
    Node againWithoutExtension();

    @Override
    void close();
}
