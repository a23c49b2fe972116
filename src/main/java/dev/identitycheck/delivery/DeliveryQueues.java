package dev.identitycheck.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Delivery queues, each with workers of its own, so that one whose server never answers delays no other. The threads
 * of a queue end when it stays empty.
 *
 * @param <K> what has a queue of its own
 */
public final class DeliveryQueues<K> implements AutoCloseable {

    private static final int THREADS_OF_REALM = 4;
    private static final int QUEUE_OF_REALM = 200;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    // So many tasks of all realms run at once: those of an outage must not use up the database's connections.
    private static final int MOST_OF_REALMS = 32;

    private final Map<K, DeliveryWorkers> workers = new ConcurrentHashMap<>();
    private final Function<K, DeliveryWorkers> factory;
    private final UnaryOperator<Runnable> bound;
    private volatile boolean closed;

    /**
     * @param factory makes the workers of a queue
     * @param bound what is put around each task
     */
    private DeliveryQueues(Function<K, DeliveryWorkers> factory, UnaryOperator<Runnable> bound) {
        this.factory = factory;
        this.bound = bound;
    }

    /** A queue for each realm, by its id: each may have a mail server and a directory of its own. */
    public static DeliveryQueues<String> ofRealms() {
        Semaphore running = new Semaphore(MOST_OF_REALMS, true);
        return new DeliveryQueues<>(
                realmId -> new DeliveryWorkers(THREADS_OF_REALM, QUEUE_OF_REALM, DRAIN), task -> within(running, task));
    }

    private static Runnable within(Semaphore running, Runnable task) {
        return () -> {
            try {
                running.acquire();
            } catch (InterruptedException e) {
                // The server shuts down; the workers have said how many tasks were under way.
                Thread.currentThread().interrupt();
                return;
            }
            try {
                task.run();
            } finally {
                running.release();
            }
        };
    }

    /** A queue for each mail server or gateway and class of requesters. */
    static DeliveryQueues<DeliveryQueueKey> ofServers(DispatcherOptions options) {
        return new DeliveryQueues<>(
                key -> new DeliveryWorkers(
                        key.requesterClass().shareOf(options.threads()),
                        key.requesterClass().shareOf(options.queue()),
                        options.drain()),
                UnaryOperator.identity());
    }

    /**
     * Puts a task into a queue.
     *
     * @throws RejectedExecutionException when the queue is full or closed
     */
    public void execute(K key, Runnable task) {
        workers.computeIfAbsent(key, this::workers).execute(bound.apply(task));
    }

    private DeliveryWorkers workers(K key) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        return factory.apply(key);
    }

    /** The number of tasks that wait for a thread. */
    int waiting(Predicate<K> keys) {
        return workers.entrySet().stream()
                .filter(entry -> keys.test(entry.getKey()))
                .mapToInt(entry -> entry.getValue().waiting())
                .sum();
    }

    /** Lets tasks under way finish, in all queues within the same time limit. */
    @Override
    public void close() {
        closed = true;
        List<Thread> closing =
                workers.values().stream().map(w -> new Thread(w::close)).toList();
        closing.forEach(Thread::start);
        try {
            for (Thread each : closing) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
