package dev.identitycheck.challenge;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
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
record Counted(Judge judge, CheckEvents events, Consumer<Say> again, String wrong, Supplier<Instant> clock) {

    /**
     * @param compare what an entry matches; nothing if it is wrong
     * @param right what a right one does
     */
    <T> void look(Supplier<Optional<T>> compare, Consumer<T> right) {
        Reservation reservation = judge.reserve();
        if (reservation instanceof Reservation.AlreadyDone || reservation instanceof Reservation.Undecided) {
            judge.comeBack();
        } else if (reservation instanceof Reservation.TooSoon soon) {
            again.accept(Wait.afterFailures(soon.until(), clock.get()));
        } else if (reservation instanceof Reservation.LockedOut) {
            judge.locked();
        } else if (reservation instanceof Reservation.Reserved reserved) {
            compare.get().ifPresentOrElse(right, () -> wrong(reserved));
        }
    }

    private void wrong(Reservation.Reserved reserved) {
        events.write(Outcome.WRONG_CODE, Map.of(CheckEvents.FAILURES_LEFT, Integer.toString(reserved.left())));
        if (judge.fail(reserved)) {
            judge.locked();
        } else {
            again.accept(new Say.AboutEntry(wrong, List.of(reserved.left())));
        }
    }
}
