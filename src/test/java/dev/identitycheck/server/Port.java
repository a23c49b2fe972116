package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
public final class Port {

    private Port() {}

    /** A port that nobody listens on at the moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    /**
     * Fails if somebody listens on the port, with a message for the person who started us.
     *
     * @param use what the port is for and how to choose another, for the message
     */
    static void demandFree(int port, String use) {
        demandFree(new InetSocketAddress(port), use);
        // A listener on the loopback address alone does not stop a bind to the wildcard address on every system.
        demandFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), use);
    }

    private static void demandFree(InetSocketAddress address, String use) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server does: connections in TIME_WAIT are no listener
            socket.bind(address);
        } catch (IOException e) {
            throw new PortTaken(address.getPort(), use, e);
        }
    }
}
