package dev.identitycheck.challenge;

import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.PageMessage;
import java.util.List;
import java.util.function.Consumer;

/**
 * What becomes of a right code whose contact counts for nothing any more: that code alone is dropped.
 *
 * @param notes where the open challenge is kept
 * @param events who is told of it
 * @param again shows the page again, with this to say
 */
public record RevokedCodeHandler(ChallengeSessionNotes notes, CheckEvents events, Consumer<PageMessage> again) {

    public void drop(ChallengeState challenge, PendingCode code) {
        notes.drop(challenge, code);
        events.write(CheckOutcome.EXPIRED);
        again.accept(new PageMessage.AboutEntry("identityCheckExpiredCode", List.of()));
    }
}
