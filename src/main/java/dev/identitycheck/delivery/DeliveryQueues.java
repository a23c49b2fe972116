package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** The delivery queues, each with workers of its own. The threads of a queue end when it stays empty. */
final class DeliveryQueues implements AutoCloseable {

    private final Map<DeliveryQueueKey, DeliveryWorkers> workers = new ConcurrentHashMap<>();
    private final DispatcherOptions options;

    DeliveryQueues(DispatcherOptions options) {
        this.options = options;
    }

    /**
     * Puts a task into a queue.
     *
     * @throws RejectedExecutionException when the queue is full
     */
    void execute(DeliveryQueueKey key, DeliveryWorkers.Task task) {
        workers.computeIfAbsent(key, this::workers).execute(task);
    }

    /** The number of messages of a channel that wait for a thread. */
    int waiting(Channel channel) {
        return workers.entrySet().stream()
                .filter(entry -> entry.getKey().channel() == channel)
                .mapToInt(entry -> entry.getValue().waiting())
                .sum();
    }

    private DeliveryWorkers workers(DeliveryQueueKey key) {
        return new DeliveryWorkers(
                key.requesterClass().shareOf(options.threads()),
                key.requesterClass().shareOf(options.queue()),
                options.drain());
    }

    /** Lets deliveries under way finish, in all queues within the same time limit. */
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
