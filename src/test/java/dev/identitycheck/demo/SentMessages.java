package dev.identitycheck.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the server sent, the newest first. */
final class SentMessages {

    private static final int KEPT = 200;

    private final Deque<Message> messages = new ArrayDeque<>();
    private long arrivals;

    synchronized void add(Message message) {
        messages.addFirst(message);
        if (messages.size() > KEPT) {
            messages.removeLast();
        }
        arrivals++;
        notifyAll();
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** How many messages ever arrived. */
    synchronized long arrivals() {
        return arrivals;
    }

    /** Waits until more than {@code seen} messages arrived, or until the time is over; answers how many did. */
    synchronized long awaitMoreThan(long seen, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (arrivals <= seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return arrivals;
    }
}
