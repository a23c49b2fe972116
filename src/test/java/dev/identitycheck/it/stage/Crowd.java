package dev.identitycheck.it.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * A group of threads that start a task at the same moment.
 *
 * @param size the number of threads
 */
public record Crowd(int size) {

    public static Crowd of(int size) {
        return new Crowd(size);
    }

    /** Runs the task in all threads; returns the results in the threads' order, or throws the first exception. */
    public <T> List<T> all(IntFunction<T> task) {
        CountDownLatch ready = new CountDownLatch(size);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < size; number++) {
                running.add(threads.submit(together(ready, number, task)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of " + size + " threads failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Callable<T> together(CountDownLatch ready, int number, IntFunction<T> task) {
        return () -> {
            ready.countDown();
            ready.await();
            return task.apply(number);
        };
    }
}
