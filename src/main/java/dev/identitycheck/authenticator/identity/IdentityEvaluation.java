package dev.identitycheck.challenge;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.identity.Standing;
import dev.identitycheck.link.Adoption;
import dev.identitycheck.link.Disowning;
import dev.identitycheck.settings.Mode;
import java.time.Duration;

/** An identity comes that the cached user does not know, or comes back to the code page. */
final class Arrival {

    // While a page is reloaded the entry need not be written each time.
    private static final Duration ASKED_LATELY = Duration.ofMinutes(1);

    private final Visit visit;
    private final MessageWish message;

    Arrival(Visit visit, MessageWish message) {
        this.visit = visit;
        this.message = message;
    }

    Opening open() {
        return visit.change(this::open);
    }

    private Opening open(LockedAccount account) {
        visit.requireGuard(account.session());
        boolean firstMeeting = account.ledger().isEmpty();
        IdentityLedger ledger = visit.ledger(account);
        Standing standing = visit.settings().trust().judge(ledger, visit.identity());
        if (standing instanceof Standing.Known) {
            ContactFile.of(account, visit.now()).meet();
            // Also when it was known before: the cache did not say so, and each login would come here again.
            Visit.remember(account, ledger.fitted(visit.identity()));
            return firstMeeting ? new Opening.Trusted(ConfirmedBy.EXISTING) : new Opening.Known();
        }
        if (standing instanceof Standing.Trusted trusted) {
            ContactFile.of(account, visit.now()).meet();
            IdentityLedger known = ledger.withKnown(
                    visit.identity(), trusted.by(), visit.origin(), Adoption.newEntryId(), visit.now());
            Visit.remember(account, known);
            known.find(visit.identity()).ifPresent(visit.notices(account)::first);
            return new Opening.Trusted(trusted.by());
        }
        if (standing instanceof Standing.Disowned) {
            // Else each login would come here by way of the cache, and other grants by way of the link.
            account.evict();
            Disowning.keepOut(account, visit.identity());
            return new Opening.Blocked();
        }
        if (!visit.isLinked(account)) {
            return new Opening.Refused();
        }
        if (firstMeeting) {
            // The other identities that the ledger now knows shall go straight through.
            account.evict();
        }
        return unknown(account, entered(ledger));
    }

    private Opening unknown(LockedAccount account, IdentityLedger ledger) {
        Door door = new Door(visit, account);
        ContactFile contacts = ContactFile.of(account, visit.now());
        Asking asking = new Asking(visit.matter(), account, visit.about(ledger));
        ContactBook book = contacts.confirming();
        Route route = asking.route(book, message);
        if (visit.mode() == Mode.OBSERVE) {
            account.store(ledger.withoutAsking(visit.identity()));
            return new Opening.LetIn(observed(door, route, contacts));
        }
        if (door.isShut()) {
            account.store(ledger);
            if (!door.isLastAttemptInFlight()) {
                door.lock();
            }
            return new Opening.LockedOut();
        }
        if (route.isEmpty()) {
            return noContact(account, ledger, contacts);
        }
        if (!askedLately(ledger)) {
            account.store(ledger.withAsked(visit.identity(), visit.now()));
        }
        return new Opening.Challenged(asking.of(route, book, visit.matter().tally(account), message));
    }

    // Whoever changes or takes away the owner's contact shall not make the owner a person without one.
    private Opening noContact(LockedAccount account, IdentityLedger ledger, ContactFile contacts) {
        boolean isOwners = !visit.isBeforeLink() && !ledger.doubts(visit.identity());
        if (visit.settings().letInWithoutContact() && isOwners && contacts.neverHadAny()) {
            account.store(ledger.withoutAsking(visit.identity()));
            return new Opening.LetIn(Outcome.NO_CONTACT);
        }
        account.store(ledger);
        return contacts.onFile().isEmpty() ? new Opening.NoContact() : new Opening.NewContact();
    }

    private static Outcome observed(Door door, Route route, ContactFile contacts) {
        if (door.isShut()) {
            return Outcome.LOCKED;
        }
        if (!route.isEmpty()) {
            return Outcome.CHALLENGED;
        }
        return contacts.onFile().isEmpty() ? Outcome.NO_CONTACT : Outcome.NEW_CONTACT;
    }

    // What is not linked yet leaves no trace until it is confirmed: nothing would take it away again.
    private IdentityLedger entered(IdentityLedger ledger) {
        if (visit.isBeforeLink()) {
            return ledger;
        }
        return ledger.withUnconfirmed(visit.identity(), visit.origin(), Adoption.newEntryId(), visit.now());
    }

    private boolean askedLately(IdentityLedger ledger) {
        return ledger.find(visit.identity())
                .map(LedgerEntry::lastAsked)
                .filter(asked -> visit.now().isBefore(asked.plus(ASKED_LATELY)))
                .isPresent();
    }
}
