package dev.identitycheck.challenge;

import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Verifies one entry: reads it, reserves the attempt, compares, settles. In that order. */
final class Verification {

    private final Matter matter;
    private final CheckEvents events;
    private final Judge judge;
    private final Consumer<Say> again;

    Verification(Matter matter, CheckEvents events, Judge judge, Consumer<Say> again) {
        this.matter = matter;
        this.events = events;
        this.judge = judge;
        this.again = again;
    }

    void of(Entry entry) {
        int length = matter.rules().codes().length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        Optional<ChallengeNote> open = ChallengeNotes.of(matter.host()).read();
        if (code.isEmpty()) {
            again.accept(new Say.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (open.flatMap(c -> c.codes().liveUntil(matter.now())).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            open.ifPresent(c -> events.write(Outcome.EXPIRED));
            again.accept(new Say.AboutEntry("identityCheckExpiredCode", List.of()));
        } else {
            reserve(code.get(), open.get());
        }
    }

    private void reserve(OneTimeCode code, ChallengeNote challenge) {
        Reservation reservation = judge.reserve();
        if (reservation instanceof Reservation.AlreadyDone || reservation instanceof Reservation.Undecided) {
            judge.comeBack();
        } else if (reservation instanceof Reservation.TooSoon soon) {
            again.accept(Wait.afterFailures(soon.until(), matter.now()));
        } else if (reservation instanceof Reservation.LockedOut) {
            judge.locked();
        } else if (reservation instanceof Reservation.Reserved reserved) {
            compare(code, challenge).ifPresentOrElse(found -> judge.right(found, challenge), () -> wrong(reserved));
        }
    }

    private Optional<PendingCode> compare(OneTimeCode code, ChallengeNote challenge) {
        CodeKeys keys = new CodeKeys(matter.host().session(), matter.host().realm());
        String binding = Binding.of(matter, challenge.about());
        return challenge.codes().find(code, binding, keys::find, matter.now());
    }

    private void wrong(Reservation.Reserved reserved) {
        events.write(Outcome.WRONG_CODE, Map.of(CheckEvents.FAILURES_LEFT, Integer.toString(reserved.left())));
        if (judge.fail(reserved)) {
            judge.locked();
        } else {
            again.accept(new Say.AboutEntry("identityCheckWrongCode", List.of(reserved.left())));
        }
    }
}
