package dev.identitycheck.delivery.sms.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a message centre that can be made to lose everything, while it stays connected. */
final class Deaf implements AutoCloseable {

    private final ServerSocket door;
    private final int to;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger deafUntil = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch goodBye = new CountDownLatch(1);

    Deaf(int to) throws IOException {
        this.to = to;
        door = new ServerSocket(0);
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The connections so far lose what is sent. */
    void goesDeaf() {
        deafUntil.set(connections.get());
    }

    /** Waits until the client gives a deaf connection up. */
    void awaitsGoodBye() throws InterruptedException {
        if (!goodBye.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the connection was not given up");
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket centre = new Socket("localhost", to);
                int number = connections.incrementAndGet();
                threads.execute(() -> copy(client, centre, number));
                threads.execute(() -> copy(centre, client, number));
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private void copy(Socket from, Socket into, int number) {
        byte[] bytes = new byte[4_096];
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (number > deafUntil.get()) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException e) {
            // One end was closed.
            return;
        } finally {
            if (number <= deafUntil.get()) {
                goodBye.countDown();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
