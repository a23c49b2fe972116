package dev.identitycheck.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** The workers of each lane. A lane's threads are there while it has something to do. */
final class DeliveryQueues implements AutoCloseable {

    private final Map<DeliveryQueueKey, DeliveryWorkers> workers = new ConcurrentHashMap<>();
    private final DispatcherOptions options;

    DeliveryQueues(DispatcherOptions options) {
        this.options = options;
    }

    /**
     * Takes a task.
     *
     * @throws RejectedExecutionException when the lane's queue is full
     */
    void execute(DeliveryQueueKey lane, DeliveryWorkers.Task task) {
        workers.computeIfAbsent(lane, this::workers).execute(task);
    }

    /** How many messages of a channel wait for a thread. */
    int waiting(String channel) {
        return workers.entrySet().stream()
                .filter(entry -> entry.getKey().channel().equals(channel))
                .mapToInt(entry -> entry.getValue().waiting())
                .sum();
    }

    private DeliveryWorkers workers(DeliveryQueueKey lane) {
        return new DeliveryWorkers(
                lane.asker().shareOf(options.threads()), lane.asker().shareOf(options.queue()), options.drain());
    }

    /** Lets what is under way finish, all lanes within the same limit. */
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
