package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.broker.link.LedgerInitializer;
import dev.identitycheck.challenge.ChallengePrompt;
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
import java.util.Optional;

/** Evaluates an identity that the cached ledger does not know, at each request for the code page. */
final class IdentityEvaluation {

    // A page that is reloaded within this time does not write the entry again.
    private static final Duration ASKED_INTERVAL = Duration.ofMinutes(1);

    private final IdentityCheck check;
    private final MessageDemand message;

    IdentityEvaluation(IdentityCheck check, MessageDemand message) {
        this.check = check;
        this.message = message;
    }

    /** Decides on the identity. Called under the account's row lock. */
    IdentityDecision decide(LockedAccount account) {
        check.requireGuard(account.session());
        boolean isNewLedger = account.ledger().isEmpty();
        IdentityLedger ledger = check.ledger(account);
        TrustDecision decision = check.settings().trust().judge(ledger, check.identity());
        if (decision instanceof TrustDecision.Known) {
            AccountContacts.of(account, check.now()).registerIfAny();
            // Stored also if the identity was already known: with the stale cache, each login would be evaluated again.
            IdentityCheck.remember(account, ledger.withNamedClaims(check.identity()));
            return isNewLedger
                    ? new IdentityDecision.Trusted(ConfirmationMethod.EXISTING)
                    : new IdentityDecision.Known();
        }
        if (decision instanceof TrustDecision.Trusted trusted) {
            AccountContacts.of(account, check.now()).registerIfAny();
            IdentityLedger known = ledger.withKnown(
                    check.identity(), trusted.by(), check.origin(), LedgerInitializer.newEntryId(), check.now());
            IdentityCheck.remember(account, known);
            known.find(check.identity()).ifPresent(check.notices(account)::first);
            return new IdentityDecision.Trusted(trusted.by());
        }
        if (decision instanceof TrustDecision.Disowned) {
            // Otherwise the stale cache would bring each login here, and the link would still serve other grants.
            account.evict();
            IdentityBlock.removeDisownedLink(account, check.identity());
            return new IdentityDecision.Blocked();
        }
        if (!check.isLinked(account)) {
            return new IdentityDecision.Refused();
        }
        if (isNewLedger) {
            // The other identities that the new ledger knows then pass by the cache.
            account.evict();
        }
        return unknown(account, withEntry(ledger));
    }

    private IdentityDecision unknown(LockedAccount account, IdentityLedger ledger) {
        IdentityLockout lockout = new IdentityLockout(check, account);
        AccountContacts contacts = AccountContacts.of(account, check.now());
        PromptPlanner planner =
                new PromptPlanner(check.definition(), account, check.about(ledger), Optional.of(entry(ledger)));
        ContactBook book = contacts.confirming();
        DeliveryRoute route = planner.route(book, message);
        if (check.mode() == Mode.OBSERVE) {
            account.store(ledger.withoutAsking(check.identity()));
            return new IdentityDecision.LetIn(observed(lockout, route, contacts));
        }
        if (lockout.isInForce()) {
            account.store(ledger);
            if (!lockout.isLastAttemptInFlight()) {
                lockout.lock();
            }
            return new IdentityDecision.LockedOut();
        }
        if (route.isEmpty()) {
            return noContact(account, ledger, contacts);
        }
        if (!isAskedRecently(ledger)) {
            account.store(ledger.withAsked(check.identity(), check.now()));
        }
        ChallengePrompt prompt = planner.of(route, book, check.definition().attempts(account), message);
        message.report(prompt, by -> check.attempts(account, ledger).wrong(by), by -> check.attempts(account, ledger)
                .sent(by, check.settings().codes().lifetime()));
        return new IdentityDecision.Challenged(prompt);
    }

    // A user whose contact was changed or removed by somebody else must not count as a user who never had a contact.
    private IdentityDecision noContact(LockedAccount account, IdentityLedger ledger, AccountContacts contacts) {
        boolean belongsToOwner = !check.isBeforeLink() && !ledger.isDoubted(check.identity());
        if (check.settings().letInWithoutContact() && belongsToOwner && contacts.neverHadAny()) {
            account.store(ledger.withoutAsking(check.identity()));
            return new IdentityDecision.LetIn(CheckOutcome.NO_CONTACT);
        }
        account.store(ledger);
        return contacts.current().isEmpty() ? new IdentityDecision.NoContact() : new IdentityDecision.NewContact();
    }

    private static CheckOutcome observed(IdentityLockout lockout, DeliveryRoute route, AccountContacts contacts) {
        if (lockout.isInForce()) {
            return CheckOutcome.LOCKED;
        }
        if (!route.isEmpty()) {
            return CheckOutcome.CHALLENGED;
        }
        return contacts.current().isEmpty() ? CheckOutcome.NO_CONTACT : CheckOutcome.NEW_CONTACT;
    }

    // An identity without a link is not stored until it is confirmed, because no later step would remove its entry.
    private IdentityLedger withEntry(IdentityLedger ledger) {
        if (check.isBeforeLink()) {
            return ledger;
        }
        return ledger.withUnconfirmed(check.identity(), check.origin(), LedgerInitializer.newEntryId(), check.now());
    }

    // What the link in the message disowns: before the link of the identity, the ledger holds no entry of it.
    private LedgerEntry entry(IdentityLedger ledger) {
        return ledger.entryOf(check.identity(), check.origin(), LedgerInitializer.newEntryId(), check.now());
    }

    private boolean isAskedRecently(IdentityLedger ledger) {
        return ledger.find(check.identity())
                .map(LedgerEntry::lastAsked)
                .filter(asked -> check.now().isBefore(asked.plus(ASKED_INTERVAL)))
                .isPresent();
    }
}
