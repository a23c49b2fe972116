package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * What becomes of a right code whose contact counts for nothing any more: that code alone is dropped.
 *
 * @param notes where the open challenge is kept
 * @param events who is told of it
 * @param again shows the page again, with this to say
 */
record GoneContact(ChallengeNotes notes, CheckEvents events, Consumer<Say> again) {

    void drop(ChallengeNote challenge, PendingCode code) {
        notes.drop(challenge, code);
        events.write(Outcome.EXPIRED);
        again.accept(new Say.AboutEntry("identityCheckExpiredCode", List.of()));
    }
}
