package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * A TCP proxy that connects to a server from another address of this machine, so that requests come from
 * another network.
 */
public final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final InetAddress from;

    private Relay(ServerSocket door, InetSocketAddress server, InetAddress from) {
        this.door = door;
        this.server = server;
        this.from = from;
    }

    /**
     * Starts a proxy.
     *
     * @param serverUrl the server's address
     * @param from an address of this machine, such as {@code 127.0.0.2}
     */
    public static Relay to(String serverUrl, String from) {
        URI url = URI.create(serverUrl);
        try {
            Relay relay = new Relay(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    new InetSocketAddress(url.getHost(), url.getPort()),
                    InetAddress.getByName(from));
            runs(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's address through this proxy. */
    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket onward = new Socket();
            onward.bind(new InetSocketAddress(from, 0));
            onward.connect(server);
            runs(() -> pass(client, onward));
            runs(() -> pass(onward, client));
        }
    }

    private static void pass(Socket source, Socket target) throws IOException {
        try (source;
                target;
                InputStream in = source.getInputStream();
                OutputStream out = target.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void runs(Transfer transfer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        transfer.run();
                    } catch (IOException e) {
                        // One side has closed its connection: the other connection is closed too.
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Transfer {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
