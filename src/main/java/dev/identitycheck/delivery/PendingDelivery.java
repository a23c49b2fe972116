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

/** A message that workers are delivering. The request may do other work before it waits for the result. */
public final class PendingDelivery {

    private final int contacts;
    private final Map<Contact, DeliveryResult> results = new LinkedHashMap<>();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<List<Contact>> completion = new CompletableFuture<>();
    private final CompletableFuture<Optional<List<Contact>>> inTime;

    /**
     * @param contacts the number of contacts that the message goes to
     * @param grace how long the request waits for the result
     */
    PendingDelivery(int contacts, Duration grace) {
        this.contacts = contacts;
        this.inTime = completion
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Records the result for one contact.
     *
     * @return the results for all contacts, if this was the last
     */
    synchronized Optional<Map<Contact, DeliveryResult>> report(Contact contact, DeliveryResult result) {
        results.put(contact, result);
        return results.size() == contacts ? Optional.of(Map.copyOf(results)) : Optional.empty();
    }

    /**
     * Completes the delivery with the contacts for which the message was accepted.
     *
     * @return whether the page may already have been shown without this result
     */
    boolean answer(List<Contact> accepted) {
        boolean late = !answered.compareAndSet(false, true);
        completion.complete(accepted);
        return late;
    }

    /**
     * What is known of the delivery when the page is shown.
     *
     * @param status sent, failed, or pending
     * @param accepted the contacts for which the message was accepted by then
     */
    public record Outcome(DeliveryStatus status, List<Contact> accepted) {}

    /** The outcome of the delivery; waits for no longer than the rest of the grace period. */
    public Outcome await() {
        try {
            return inTime.get().map(PendingDelivery::outcome).orElseGet(this::late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the worker completes with a value", e);
        }
    }

    // Only the first to set the flag succeeds: a failure is reported by either the page or the stored status.
    private Outcome late() {
        return answered.compareAndSet(false, true)
                ? new Outcome(DeliveryStatus.PENDING, List.of())
                : outcome(completion.join());
    }

    private static Outcome outcome(List<Contact> accepted) {
        return new Outcome(accepted.isEmpty() ? DeliveryStatus.FAILED : DeliveryStatus.SENT, accepted);
    }
}
