package dev.identitycheck.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;

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

    private final Map<K, DeliveryWorkers> workers = new ConcurrentHashMap<>();
    private final Function<K, DeliveryWorkers> factory;

    /** @param factory makes the workers of a queue */
    DeliveryQueues(Function<K, DeliveryWorkers> factory) {
        this.factory = factory;
    }

    /** A queue for each realm, by its id: each may have a mail server and a directory of its own. */
    public static DeliveryQueues<String> ofRealms() {
        return new DeliveryQueues<>(realmId -> new DeliveryWorkers(THREADS_OF_REALM, QUEUE_OF_REALM, DRAIN));
    }

    /** A queue for each mail server or gateway and class of requesters. */
    static DeliveryQueues<DeliveryQueueKey> ofServers(DispatcherOptions options) {
        return new DeliveryQueues<>(key -> new DeliveryWorkers(
                key.requesterClass().shareOf(options.threads()),
                key.requesterClass().shareOf(options.queue()),
                options.drain()));
    }

    /**
     * Puts a task into a queue.
     *
     * @throws RejectedExecutionException when the queue is full
     */
    public void execute(K key, Runnable task) {
        workers.computeIfAbsent(key, factory).execute(task);
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
