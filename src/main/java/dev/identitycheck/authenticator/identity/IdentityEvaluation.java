package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.challenge.ChallengeDecision;
import dev.identitycheck.challenge.MessageDemand;
import dev.identitycheck.challenge.PromptPlanner;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.identity.TrustDecision;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.settings.Mode;
import java.time.Duration;

/** An identity comes that the cached user does not know, or comes back to the code page. */
final class IdentityEvaluation {

    // While a page is reloaded the entry need not be written each time.
    private static final Duration ASKED_LATELY = Duration.ofMinutes(1);

    private final IdentityCheck visit;
    private final MessageDemand message;

    IdentityEvaluation(IdentityCheck visit, MessageDemand message) {
        this.visit = visit;
        this.message = message;
    }

    ChallengeDecision open() {
        return visit.change(this::open);
    }

    private ChallengeDecision open(LockedAccount account) {
        visit.requireGuard(account.session());
        boolean firstMeeting = account.ledger().isEmpty();
        IdentityLedger ledger = visit.ledger(account);
        TrustDecision standing = visit.settings().trust().judge(ledger, visit.identity());
        if (standing instanceof TrustDecision.Known) {
            AccountContacts.of(account, visit.now()).meet();
            // Also when it was known before: the cache did not say so, and each login would come here again.
            IdentityCheck.remember(account, ledger.fitted(visit.identity()));
            return firstMeeting
                    ? new ChallengeDecision.Trusted(ConfirmationMethod.EXISTING)
                    : new ChallengeDecision.Known();
        }
        if (standing instanceof TrustDecision.Trusted trusted) {
            AccountContacts.of(account, visit.now()).meet();
            IdentityLedger known = ledger.withKnown(
                    visit.identity(), trusted.by(), visit.origin(), LedgerInitializer.newEntryId(), visit.now());
            IdentityCheck.remember(account, known);
            known.find(visit.identity()).ifPresent(visit.notices(account)::first);
            return new ChallengeDecision.Trusted(trusted.by());
        }
        if (standing instanceof TrustDecision.Disowned) {
            // Else each login would come here by way of the cache, and other grants by way of the link.
            account.evict();
            IdentityBlock.keepOut(account, visit.identity());
            return new ChallengeDecision.Blocked();
        }
        if (!visit.isLinked(account)) {
            return new ChallengeDecision.Refused();
        }
        if (firstMeeting) {
            // The other identities that the ledger now knows shall go straight through.
            account.evict();
        }
        return unknown(account, entered(ledger));
    }

    private ChallengeDecision unknown(LockedAccount account, IdentityLedger ledger) {
        IdentityLockout door = new IdentityLockout(visit, account);
        AccountContacts contacts = AccountContacts.of(account, visit.now());
        PromptPlanner asking = new PromptPlanner(visit.matter(), account, visit.about(ledger));
        ContactBook book = contacts.confirming();
        DeliveryRoute route = asking.route(book, message);
        if (visit.mode() == Mode.OBSERVE) {
            account.store(ledger.withoutAsking(visit.identity()));
            return new ChallengeDecision.LetIn(observed(door, route, contacts));
        }
        if (door.isShut()) {
            account.store(ledger);
            if (!door.isLastAttemptInFlight()) {
                door.lock();
            }
            return new ChallengeDecision.LockedOut();
        }
        if (route.isEmpty()) {
            return noContact(account, ledger, contacts);
        }
        if (!askedLately(ledger)) {
            account.store(ledger.withAsked(visit.identity(), visit.now()));
        }
        return new ChallengeDecision.Challenged(
                asking.of(route, book, visit.matter().tally(account), message));
    }

    // Whoever changes or takes away the owner's contact shall not make the owner a person without one.
    private ChallengeDecision noContact(LockedAccount account, IdentityLedger ledger, AccountContacts contacts) {
        boolean isOwners = !visit.isBeforeLink() && !ledger.doubts(visit.identity());
        if (visit.settings().letInWithoutContact() && isOwners && contacts.neverHadAny()) {
            account.store(ledger.withoutAsking(visit.identity()));
            return new ChallengeDecision.LetIn(CheckOutcome.NO_CONTACT);
        }
        account.store(ledger);
        return contacts.onFile().isEmpty() ? new ChallengeDecision.NoContact() : new ChallengeDecision.NewContact();
    }

    private static CheckOutcome observed(IdentityLockout door, DeliveryRoute route, AccountContacts contacts) {
        if (door.isShut()) {
            return CheckOutcome.LOCKED;
        }
        if (!route.isEmpty()) {
            return CheckOutcome.CHALLENGED;
        }
        return contacts.onFile().isEmpty() ? CheckOutcome.NO_CONTACT : CheckOutcome.NEW_CONTACT;
    }

    // What is not linked yet leaves no trace until it is confirmed: nothing would take it away again.
    private IdentityLedger entered(IdentityLedger ledger) {
        if (visit.isBeforeLink()) {
            return ledger;
        }
        return ledger.withUnconfirmed(visit.identity(), visit.origin(), LedgerInitializer.newEntryId(), visit.now());
    }

    private boolean askedLately(IdentityLedger ledger) {
        return ledger.find(visit.identity())
                .map(LedgerEntry::lastAsked)
                .filter(asked -> visit.now().isBefore(asked.plus(ASKED_LATELY)))
                .isPresent();
    }
}
