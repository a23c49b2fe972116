package dev.identitycheck.challenge;

import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Verifies one code that was entered. */
public final class CodeVerification {

    private final ChallengeDefinition matter;
    private final CheckEvents events;
    private final AttemptLimiter judge;
    private final Consumer<PageMessage> again;

    public CodeVerification(
            ChallengeDefinition matter, CheckEvents events, AttemptLimiter judge, Consumer<PageMessage> again) {
        this.matter = matter;
        this.events = events;
        this.judge = judge;
        this.again = again;
    }

    /**
     * Verifies the code that was entered.
     *
     * @param right what the right code does
     */
    public void of(CodeForm entry, BiConsumer<PendingCode, ChallengeState> right) {
        int length = matter.rules().codes().length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        Optional<ChallengeState> open = ChallengeSessionNotes.of(matter.host()).read();
        if (code.isEmpty()) {
            again.accept(new PageMessage.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (open.flatMap(c -> c.codes().liveUntil(matter.now())).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            open.ifPresent(c -> events.write(CheckOutcome.EXPIRED));
            again.accept(new PageMessage.AboutEntry("identityCheckExpiredCode", List.of()));
        } else {
            ChallengeState challenge = open.get();
            new CountedVerification(judge, events, again, "identityCheckWrongCode", matter.clock())
                    .look(() -> compare(code.get(), challenge), found -> right.accept(found, challenge));
        }
    }

    private Optional<PendingCode> compare(OneTimeCode code, ChallengeState challenge) {
        CodeKeys keys = new CodeKeys(matter.host().session(), matter.host().realm());
        String binding = CodeBinding.of(matter, challenge.about());
        return challenge.codes().find(code, binding, keys::find, matter.now());
    }
}
