package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Verifies one entered code or PIN: reserves the attempt, compares the entry and settles the attempt, in that order.
 *
 * @param attempts counts the attempt
 * @param responses responds to an entry that was not accepted
 * @param wrongMessage key of the message for a wrong entry; its parameter is the number of attempts left
 * @param clock the current time
 */
public record CountedVerification(
        AttemptLimiter attempts, AttemptResponses responses, String wrongMessage, InstantSource clock) {

    /** The message for a code that is no longer accepted. */
    public static final PageMessage EXPIRED = new PageMessage.AboutEntry("identityCheckExpiredCode", List.of());

    /**
     * Verifies an entry.
     *
     * @param compare finds the stored code or PIN that the entry matches; empty if the entry is wrong
     * @param right acts on a right entry
     */
    public <T> void verify(Supplier<Optional<T>> compare, Consumer<T> right) {
        attempts.reserve().handle(new AttemptReservation.Cases() {
            @Override
            public void reserved(AttemptReservation.Reserved reserved) {
                Optional<T> match = reserved.isCompared() ? compare.get() : Optional.empty();
                match.ifPresentOrElse(right, () -> wrong(reserved));
            }

            @Override
            public void alreadyDone() {
                responses.redirectBack().run();
            }

            @Override
            public void undecided() {
                responses.redirectBack().run();
            }

            @Override
            public void tooSoon(AttemptReservation.TooSoon tooSoon) {
                responses.redisplay().accept(WaitMessages.afterFailures(tooSoon.until(), clock.instant()));
            }

            @Override
            public void lockedOut() {
                responses.lockedOut().run();
            }

            @Override
            public void outdated() {
                responses.redisplay().accept(EXPIRED);
            }
        });
    }

    private void wrong(AttemptReservation.Reserved reserved) {
        int left = attempts.left(reserved);
        responses.wrongEntry().accept(left);
        if (attempts.fail(reserved)) {
            responses.lockedOut().run();
        } else {
            responses.afterWrongEntry().accept(new PageMessage.AboutEntry(wrongMessage, List.of(left)));
        }
    }
}
