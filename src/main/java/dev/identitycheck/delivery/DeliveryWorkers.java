package dev.identitycheck.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The threads that wait for mail servers and gateways, so that no request does. Threads and queue are bounded. */
final class DeliveryWorkers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);
    private final ThreadPoolExecutor executor;
    private final Duration drain;

    /**
     * @param threads how many tasks run at once
     * @param queue how many more tasks may wait
     * @param drain how long tasks may go on once the server shuts down
     */
    DeliveryWorkers(int threads, int queue, Duration drain) {
        this.executor = executor(threads, queue);
        this.drain = drain;
    }

    /** A task that is notified when it will not be run. */
    interface Task extends Runnable {

        /** Called when the server shuts down before the task has begun. */
        void abandon();
    }

    /**
     * Puts a task into the queue.
     *
     * @throws RejectedExecutionException when the queue is full
     */
    void execute(Runnable task) {
        executor.execute(task);
    }

    /** The number of tasks that wait for a thread. */
    int waiting() {
        return executor.getQueue().size();
    }

    /** Lets tasks finish within the time limit, and abandons the rest. */
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
                    // This loader finds the server's services; else a thread inherits that of the request that made it.
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
