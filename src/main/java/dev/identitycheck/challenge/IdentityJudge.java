package dev.identitycheck.challenge;

import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.guard.Claims;
import dev.identitycheck.identity.ConfirmedBy;
import org.keycloak.authentication.AuthenticationFlowContext;

/** A right code makes an identity known; too many wrong ones shut the door to new identities. */
final class IdentityJudge implements Judge {

    private final AuthenticationFlowContext context;
    private final Visit visit;
    private final CheckEvents events;
    private final Ending ending;
    private final Attempts attempts;

    IdentityJudge(AuthenticationFlowContext context, Visit visit, CheckEvents events, Ending ending) {
        this.context = context;
        this.visit = visit;
        this.events = events;
        this.ending = ending;
        this.attempts = new Attempts(visit);
    }

    @Override
    public Reservation reserve() {
        return attempts.reserve();
    }

    void right(PendingCode code, ChallengeNote challenge) {
        if (attempts.confirm(confirmedBy(code.via()), challenge.about()) instanceof Confirmation.Done done) {
            events.write(Outcome.CONFIRMED, NoticeEvents.details(done.fact()));
            done.lost().forEach(events::forgotten);
            ChallengeNotes.of(visit.host()).remove();
            if (done.claimsFollow()) {
                applyClaims();
            }
            ending.comesBack();
        } else {
            ending.refused(ClosedPage.Reason.NOT_AVAILABLE, Outcome.REFUSED);
        }
    }

    private void applyClaims() {
        BrokerLogin.claims(context)
                .ifPresent(claims ->
                        Claims.apply(visit.session(), visit.userId(), context.getAuthenticationSession(), claims));
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
