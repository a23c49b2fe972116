package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;

/** A right code makes an identity known; too many wrong ones shut the door to new identities. */
final class IdentityJudge implements Judge {

    private final Ending ending;
    private final Attempts attempts;
    private final GoneContact gone;

    IdentityJudge(Visit visit, Ending ending, GoneContact gone) {
        this.ending = ending;
        this.gone = gone;
        this.attempts = new Attempts(visit);
    }

    @Override
    public Reservation reserve() {
        return attempts.reserve();
    }

    void right(PendingCode code, ChallengeNote challenge) {
        Confirmation confirmation = attempts.confirm(confirmedBy(code.via()), code, challenge.about());
        if (confirmation instanceof Confirmation.Done done) {
            ending.confirmed(done);
        } else if (confirmation instanceof Confirmation.ContactGone) {
            gone.drop(challenge, code);
        } else {
            ending.refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
        }
    }

    @Override
    public boolean fail(Reservation.Reserved reserved) {
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

    private static ConfirmedBy confirmedBy(String via) {
        return switch (via) {
            case "email" -> ConfirmedBy.EMAIL;
            case "sms" -> ConfirmedBy.SMS;
            default -> ConfirmedBy.BOTH;
        };
    }
}
