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

/**
 * Verifies an entered code against the codes of the open challenge.
 *
 * @param definition the context and the policy of the challenge
 * @param attempts counts the attempt
 * @param responses responds to an entry that was not accepted
 */
record CodeVerification(
        ChallengeDefinition definition, CheckEvents events, AttemptLimiter attempts, AttemptResponses responses) {

    /**
     * Verifies the code of a form.
     *
     * @param right acts on the right code
     */
    void of(CodeForm entry, BiConsumer<PendingCode, ChallengeState> right) {
        int length = definition.rules().codes().length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        Optional<ChallengeState> open =
                ChallengeSessionNotes.of(definition.context()).read();
        if (code.isEmpty()) {
            responses.redisplay().accept(new PageMessage.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (open.flatMap(state -> state.codes().acceptedUntil(definition.now()))
                .isEmpty()) {
            // No code is valid: nothing can be compared, so no attempt is counted.
            open.ifPresent(state -> events.write(CheckOutcome.EXPIRED));
            responses.redisplay().accept(CountedVerification.EXPIRED);
        } else {
            ChallengeState state = open.get();
            new CountedVerification(attempts, responses, "identityCheckWrongCode", definition.clock())
                    .verify(() -> compare(code.get(), state), found -> right.accept(found, state));
        }
    }

    private Optional<PendingCode> compare(OneTimeCode code, ChallengeState state) {
        CodeKeys keys = new CodeKeys(
                definition.context().session(), definition.context().realm());
        return state.codes().find(code, CodeBinding.of(definition, state.about()), keys::find, definition.now());
    }
}
