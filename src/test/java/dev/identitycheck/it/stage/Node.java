package dev.identitycheck.it.stage;

/** One running server, whichever way it runs. */
interface Node extends AutoCloseable {

    /** The address, the same for visitors and for the server itself. */
    String url();

    /** What it logged so far. */
    String log();

    /** Ends it as a crash would. */
    void kill();

    @Override
    void close();
}
