package dev.identitycheck.challenge;

import dev.identitycheck.challenge.CodePage.Say;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.guard.Claims;
import dev.identitycheck.identity.ConfirmedBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Verifies one entry: reads it, reserves the attempt, compares, settles. In that order. */
final class Verification {

    private final AuthenticationFlowContext context;
    private final Visit visit;
    private final CheckEvents events;
    private final ChallengeNotes notes;
    private final Ending ending;
    private final Consumer<Say> again;
    private final Attempts attempts;

    Verification(
            AuthenticationFlowContext context,
            Visit visit,
            CheckEvents events,
            ChallengeNotes notes,
            Ending ending,
            Consumer<Say> again) {
        this.context = context;
        this.visit = visit;
        this.events = events;
        this.notes = notes;
        this.ending = ending;
        this.again = again;
        this.attempts = new Attempts(visit);
    }

    void of(Entry entry) {
        int length = visit.settings().codeLength();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        Optional<ChallengeNote> open = notes.read();
        if (code.isEmpty()) {
            again.accept(new Say.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (open.flatMap(c -> c.codes().liveUntil(visit.now())).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            open.ifPresent(c -> events.write(Outcome.EXPIRED));
            again.accept(new Say.AboutEntry("identityCheckExpiredCode", List.of()));
        } else {
            reserve(code.get(), open.get());
        }
    }

    private void reserve(OneTimeCode code, ChallengeNote challenge) {
        Reservation reservation = attempts.reserve();
        if (reservation instanceof Reservation.AlreadyKnown || reservation instanceof Reservation.Undecided) {
            ending.comesBack();
        } else if (reservation instanceof Reservation.LockedOut) {
            ending.locked();
        } else if (reservation instanceof Reservation.Reserved reserved) {
            compare(code, challenge).ifPresentOrElse(found -> right(found, challenge), () -> wrong(reserved));
        }
    }

    private Optional<PendingCode> compare(OneTimeCode code, ChallengeNote challenge) {
        CodeKeys keys = new CodeKeys(visit.session(), visit.realm());
        String binding = Binding.of(context, visit.login(), challenge.about());
        return challenge.codes().find(code, binding, keys::find, visit.now());
    }

    private void right(PendingCode code, ChallengeNote challenge) {
        if (attempts.confirm(confirmedBy(code.via()), challenge.about()) instanceof Confirmation.Done done) {
            events.write(Outcome.CONFIRMED, NoticeEvents.details(done.fact()));
            done.lost().forEach(events::forgotten);
            notes.remove();
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

    private void wrong(Reservation.Reserved reserved) {
        events.write(Outcome.WRONG_CODE, Map.of(CheckEvents.FAILURES_LEFT, Integer.toString(reserved.left())));
        if (attempts.fail(reserved)) {
            ending.locked();
        } else {
            again.accept(new Say.AboutEntry("identityCheckWrongCode", List.of(reserved.left())));
        }
    }

    private static ConfirmedBy confirmedBy(String via) {
        return switch (via) {
            case "email" -> ConfirmedBy.EMAIL;
            case "sms" -> ConfirmedBy.SMS;
            default -> ConfirmedBy.BOTH;
        };
    }
}
