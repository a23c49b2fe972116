package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks somebody for their PIN: each entry is counted as a failure before it is compared. */
public final class PinChallenge {

    private final ChallengeHandler question;
    private final ChallengeDefinition matter;
    private final CheckEvents events;
    private final CompletedChallenge answered;
    private final PurposeAttemptLimiter count;

    public PinChallenge(ChallengeContext host, ChallengeHandler question, Supplier<Instant> clock) {
        this.question = question;
        this.matter = new ChallengeDefinition(host, question.rules(), "", List.of(), clock);
        this.events =
                new CheckEvents(host.event(), host.user(), question.rules().purpose());
        this.answered =
                new CompletedChallenge(matter, question.rules().purpose().key());
        this.count = new PurposeAttemptLimiter(matter, events, question::locked, question::shut, this::comeBack);
    }

    /** Somebody comes to the page, for the first time or again. */
    public void arrive() {
        matter.host().inFlight().await(matter.host().clickedTwice());
        if (answered.take()) {
            question.passed();
        } else {
            again(new PageMessage.Nothing());
        }
    }

    /** Somebody entered something. */
    public void verify(CodeForm entry) {
        if (answered.isLately()) {
            comeBack();
            return;
        }
        Optional<Pin> pin = Pin.of(entry.code());
        if (pin.isEmpty()) {
            again(new PageMessage.AboutEntry("identityCheckMalformedPin", List.of(Pin.SHORTEST, Pin.LONGEST)));
        } else {
            matter.host().inFlight().during(() -> verify(pin.get()));
        }
    }

    private void verify(Pin pin) {
        ChallengeContext host = matter.host();
        new CountedVerification(count, events, this::again, "identityCheckWrongPin", matter.clock())
                .look(() -> PinCredentialStore.matching(host.session(), host.user(), pin), this::right);
    }

    // A PIN that was replaced while it was compared is none any more, and whoever entered it may enter the new one.
    private void right(String id) {
        boolean stands = matter.change(account -> {
            boolean still = new PinCredentialStore(account).isStill(id);
            if (still) {
                matter.tally(account).clear();
            }
            return still && question.right(account, question.rules().purpose().key());
        });
        if (stands) {
            events.write(
                    CheckOutcome.CONFIRMED,
                    Map.of(CheckEvents.CHANNEL, question.rules().purpose().key()));
            answered.note();
        }
        comeBack();
    }

    public void again(PageMessage say) {
        Optional<Integer> left = matter.change(this::left);
        if (left.isEmpty()) {
            count.locked();
        } else {
            matter.host().show(question.page(view(left.get()), say));
        }
    }

    private Optional<Integer> left(LockedAccount account) {
        return count.isShut(account)
                ? Optional.empty()
                : Optional.of(matter.tally(account).left());
    }

    private CodeView view(int failuresLeft) {
        return new CodeView(
                matter.rules().purpose(),
                "",
                matter.host().user().getUsername(),
                List.of(),
                false,
                "",
                1,
                Pin.LONGEST,
                failuresLeft,
                0,
                false,
                false,
                false);
    }

    private void comeBack() {
        matter.host().comeBack(() -> again(new PageMessage.Nothing()));
    }
}
