package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at one entry: reserves the attempt, compares, settles. In that order.
 *
 * @param judge what it costs
 * @param events where it is written down
 * @param again shows the page again, and says this
 * @param wrong the message for a wrong entry; its parameter is how many attempts are left
 * @param clock the time
 */
record CountedVerification(
        AttemptLimiter judge, CheckEvents events, Consumer<PageMessage> again, String wrong, Supplier<Instant> clock) {

    /**
     * @param compare what an entry matches; nothing if it is wrong
     * @param right what a right one does
     */
    <T> void look(Supplier<Optional<T>> compare, Consumer<T> right) {
        AttemptReservation reservation = judge.reserve();
        if (reservation instanceof AttemptReservation.AlreadyDone
                || reservation instanceof AttemptReservation.Undecided) {
            judge.comeBack();
        } else if (reservation instanceof AttemptReservation.TooSoon soon) {
            again.accept(WaitMessages.afterFailures(soon.until(), clock.get()));
        } else if (reservation instanceof AttemptReservation.LockedOut) {
            judge.locked();
        } else if (reservation instanceof AttemptReservation.Reserved reserved) {
            compare.get().ifPresentOrElse(right, () -> wrong(reserved));
        }
    }

    private void wrong(AttemptReservation.Reserved reserved) {
        events.write(CheckOutcome.WRONG_CODE, Map.of(CheckEvents.FAILURES_LEFT, Integer.toString(reserved.left())));
        if (judge.fail(reserved)) {
            judge.locked();
        } else {
            again.accept(new PageMessage.AboutEntry(wrong, List.of(reserved.left())));
        }
    }
}
