package dev.identitycheck.delivery;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The threads that wait for mail servers and gateways, so that no request does. Their number and queue are bounded. */
public final class MessageWorkers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MessageWorkers.class);
    private static final int THREADS = 8;
    private static final int QUEUE = 200;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ExecutorService executor = executor();

    /**
     * Takes a task.
     *
     * @throws RejectedExecutionException when the queue is full
     */
    void execute(Runnable task) {
        executor.execute(task);
    }

    /** Lets what is under way finish, within a limit. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf(
                        "identity-check event=shutdown unsent=%d",
                        executor.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService executor() {
        ClassLoader loader = MessageWorkers.class.getClassLoader();
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "identity-check-messages-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    // The server's own loader finds its services; a pool thread would inherit whatever request made it.
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
