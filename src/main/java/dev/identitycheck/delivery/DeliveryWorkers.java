package dev.identitycheck.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The threads that wait for mail servers and gateways, so that no request does. Their number and queue are bounded. */
public final class DeliveryWorkers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);
    private static final int THREADS = 8;
    private static final int QUEUE = 200;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ThreadPoolExecutor executor;
    private final Duration drain;

    public DeliveryWorkers() {
        this(THREADS, QUEUE, DRAIN);
    }

    /**
     * @param threads how many tasks are worked on at once
     * @param queue how many more may wait
     * @param drain how long they may go on once the server shuts down
     */
    DeliveryWorkers(int threads, int queue, Duration drain) {
        this.executor = executor(threads, queue);
        this.drain = drain;
    }

    /** A task that wants to know when it will not be done. */
    interface Task extends Runnable {

        /** The server shuts down before the task has begun. */
        void abandon();
    }

    /**
     * Takes a task.
     *
     * @throws RejectedExecutionException when the queue is full
     */
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** How many tasks wait for a thread. */
    int waiting() {
        return executor.getQueue().size();
    }

    /** Lets what is under way finish, within a limit. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                abandon(executor.shutdownNow());
            }
        } catch (InterruptedException e) {
            abandon(executor.shutdownNow());
            Thread.currentThread().interrupt();
        }
    }

    private void abandon(List<Runnable> tasks) {
        LOG.warnf("identity-check event=shutdown underway=%d unsent=%d", executor.getActiveCount(), tasks.size());
        tasks.stream().filter(Task.class::isInstance).map(Task.class::cast).forEach(Task::abandon);
    }

    private static ThreadPoolExecutor executor(int threads, int queue) {
        ClassLoader loader = DeliveryWorkers.class.getClassLoader();
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
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
