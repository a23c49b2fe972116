package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message in the hands of workers. Whoever gave it may do something else before asking what became of it. */
public final class PendingDelivery {

    private final int contacts;
    private final Map<Contact, DeliveryResult> attempts = new LinkedHashMap<>();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<List<Contact>> result = new CompletableFuture<>();
    private final CompletableFuture<Optional<List<Contact>>> inTime;

    /**
     * @param contacts how many contacts the message goes to
     * @param grace how long the request waits
     */
    PendingDelivery(int contacts, Duration grace) {
        this.contacts = contacts;
        this.inTime = result.thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What became of the message at one of its contacts.
     *
     * @return what became of it at all of them, if this was the last
     */
    synchronized Optional<Map<Contact, DeliveryResult>> report(Contact contact, DeliveryResult attempted) {
        attempts.put(contact, attempted);
        return attempts.size() == contacts ? Optional.of(Map.copyOf(attempts)) : Optional.empty();
    }

    /**
     * The workers' answer.
     *
     * @return whether the page may already have been shown without it
     */
    boolean answer(List<Contact> taken) {
        boolean late = !answered.compareAndSet(false, true);
        result.complete(taken);
        return late;
    }

    /** What became of the message; waits for no more than what is left of the grace. */
    public DispatchResult await() {
        try {
            return inTime.get().map(PendingDelivery::outcome).orElseGet(this::late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the worker completes with a value", e);
        }
    }

    // Whoever is second finds the other gone: exactly one of page and record says that the message failed.
    private DispatchResult late() {
        return answered.compareAndSet(false, true) ? new DispatchResult.Underway() : outcome(result.join());
    }

    private static DispatchResult outcome(List<Contact> taken) {
        return taken.isEmpty() ? new DispatchResult.Failed() : new DispatchResult.HandedOver(taken);
    }
}
