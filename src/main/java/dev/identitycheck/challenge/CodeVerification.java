package dev.identitycheck.challenge;

import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Verifies one code that was entered. */
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

    /**
     * @param right what the right code does
     */
    void of(Entry entry, BiConsumer<PendingCode, ChallengeNote> right) {
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
            ChallengeNote challenge = open.get();
            new Counted(judge, events, again, "identityCheckWrongCode", matter.clock())
                    .look(() -> compare(code.get(), challenge), found -> right.accept(found, challenge));
        }
    }

    private Optional<PendingCode> compare(OneTimeCode code, ChallengeNote challenge) {
        CodeKeys keys = new CodeKeys(matter.host().session(), matter.host().realm());
        String binding = Binding.of(matter, challenge.about());
        return challenge.codes().find(code, binding, keys::find, matter.now());
    }
}
