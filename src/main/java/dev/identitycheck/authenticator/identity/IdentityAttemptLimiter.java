package dev.identitycheck.authenticator.identity;

import dev.identitycheck.challenge.AttemptLimiter;
import dev.identitycheck.challenge.ChallengeState;
import dev.identitycheck.challenge.RevokedCodeHandler;
import dev.identitycheck.domain.attempt.AttemptReservation;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.RefusalPage;

/** A right code makes an identity known; too many wrong ones shut the door to new identities. */
final class IdentityAttemptLimiter implements AttemptLimiter {

    private final IdentityResponder ending;
    private final IdentityAttempts attempts;
    private final RevokedCodeHandler gone;

    IdentityAttemptLimiter(IdentityCheck visit, IdentityResponder ending, RevokedCodeHandler gone) {
        this.ending = ending;
        this.gone = gone;
        this.attempts = new IdentityAttempts(visit);
    }

    @Override
    public AttemptReservation reserve() {
        return attempts.reserve();
    }

    void right(PendingCode code, ChallengeState challenge) {
        ConfirmationResult confirmation = attempts.confirm(confirmedBy(code.via()), code, challenge.about());
        if (confirmation instanceof ConfirmationResult.Done done) {
            ending.confirmed(done);
        } else if (confirmation instanceof ConfirmationResult.ContactGone) {
            gone.drop(challenge, code);
        } else {
            ending.refused(RefusalPage.Reason.NOT_AVAILABLE, CheckOutcome.REFUSED);
        }
    }

    @Override
    public boolean fail(AttemptReservation.Reserved reserved) {
        return attempts.fail(reserved);
    }

    @Override
    public void comeBack() {
        ending.comesBack();
    }

    @Override
    public void locked() {
        ending.locked();
    }

    private static ConfirmationMethod confirmedBy(String via) {
        return switch (via) {
            case "email" -> ConfirmationMethod.EMAIL;
            case "sms" -> ConfirmationMethod.SMS;
            default -> ConfirmationMethod.BOTH;
        };
    }
}
