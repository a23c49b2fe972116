package dev.identitycheck.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port that the demo is about to listen on. */
record LoopbackPort(int number, String use, String property) {

    /** Refuses with the port, what it is for and the option that changes it. */
    void demandFree() {
        // Loopback is what the demo binds; a listener on the wildcard address is in the way as well.
        demandFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        demandFree(new InetSocketAddress(number));
    }

    private void demandFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new DemoRefused("Port " + number + " for " + use + " is taken or not allowed (" + e.getMessage()
                    + "). Choose another one: mvn -Pdemo -D" + property + "=<port>");
        }
    }
}
