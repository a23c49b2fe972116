package dev.identitycheck.delivery;

import dev.identitycheck.contact.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message in the hands of a worker. Whoever gave it may do something else before asking what became of it. */
public final class Handover {

    /** How long a request waits, so that an immediate refusal is said at once. */
    private static final Duration GRACE = Duration.ofMillis(800);

    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<List<Contact>> result = new CompletableFuture<>();
    private final CompletableFuture<Optional<List<Contact>>> inTime =
            result.thenApply(Optional::of).completeOnTimeout(Optional.empty(), GRACE.toMillis(), TimeUnit.MILLISECONDS);

    /** One that no worker could take. */
    static Handover refused() {
        Handover handover = new Handover();
        handover.answer(List.of());
        return handover;
    }

    /**
     * The worker's answer.
     *
     * @return whether the page may already have been shown without it
     */
    boolean answer(List<Contact> taken) {
        boolean late = !answered.compareAndSet(false, true);
        result.complete(taken);
        return late;
    }

    /** What became of the message; waits for no more than what is left of the grace. */
    public Delivery await() {
        try {
            return inTime.get().map(Handover::outcome).orElseGet(this::late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the worker completes with a value", e);
        }
    }

    // Whoever is second finds the other gone: exactly one of page and record says that the message failed.
    private Delivery late() {
        return answered.compareAndSet(false, true) ? new Delivery.Underway() : outcome(result.join());
    }

    private static Delivery outcome(List<Contact> taken) {
        return taken.isEmpty() ? new Delivery.Failed() : new Delivery.HandedOver(taken);
    }
}
