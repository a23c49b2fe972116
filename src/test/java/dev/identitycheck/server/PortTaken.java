package dev.identitycheck.server;

/** A server was to listen on a port that another process has. */
public final class PortTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTaken(int port, String use, Throwable cause) {
        super("Port " + port + " (" + use + ") is taken by another process", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
