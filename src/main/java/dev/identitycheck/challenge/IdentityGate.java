package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.attempts.Verdict;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.delivery.MessageLog;
import dev.identitycheck.delivery.MessagePolicy;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.identity.LinkOrigin;
import dev.identitycheck.identity.Standing;
import dev.identitycheck.link.Adoption;
import dev.identitycheck.link.Links;
import dev.identitycheck.settings.LockScope;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Decides on one identity that comes to one account. Each question is answered under the account's row lock. */
final class IdentityGate {

    private static final Purpose PURPOSE = Purpose.IDENTITY;

    // While a page is reloaded the entry need not be written each time.
    private static final Duration ASKED_LATELY = Duration.ofMinutes(1);

    // Longer than any comparison takes: a reservation older than this will not be given back any more.
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;
    private final BrokerLogin login;
    private final Settings settings;
    private final Mode mode;
    private final Supplier<Instant> clock;

    IdentityGate(
            KeycloakSession session,
            RealmModel realm,
            String userId,
            BrokerLogin login,
            Settings settings,
            Mode mode,
            Supplier<Instant> clock) {
        this.session = session;
        this.realm = realm;
        this.userId = userId;
        this.login = login;
        this.settings = settings;
        this.mode = mode;
        this.clock = clock;
    }

    /** Somebody comes with the identity, or comes back to the page. */
    Opening open(MessageWish message) {
        return change(account -> {
            Optional<IdentityLedger> stored = account.ledger();
            IdentityLedger ledger = stored.orElseGet(() -> adopt(account));
            Standing standing = settings.trust().judge(ledger, identity());
            if (standing instanceof Standing.Known) {
                if (stored.isPresent()) {
                    return new Opening.Known();
                }
                remember(account, ledger);
                return new Opening.Trusted(ConfirmedBy.EXISTING);
            }
            if (standing instanceof Standing.Trusted trusted) {
                remember(account, known(ledger, trusted.by()));
                return new Opening.Trusted(trusted.by());
            }
            if (standing instanceof Standing.Disowned || !linked(account)) {
                return new Opening.Refused();
            }
            return unknown(account, ledger, message);
        });
    }

    private Opening unknown(LockedAccount account, IdentityLedger ledger, MessageWish message) {
        AttemptCount count = liftIfEnabledAgain(account);
        ContactBook book = ContactsOnFile.of(account.user());
        Route route = Route.of(settings.channel(), book, message.wish());
        boolean locked = settings.attempts().admit(count, now()) instanceof Verdict.LockedOut;
        if (mode == Mode.OBSERVE) {
            account.store(entered(ledger));
            return new Opening.LetIn(observed(locked, route));
        }
        if (locked) {
            account.store(entered(ledger));
            shut(account, count);
            return new Opening.LockedOut();
        }
        if (route.isEmpty()) {
            account.store(entered(ledger));
            return settings.letInWithoutContact() ? new Opening.LetIn(Outcome.NO_CONTACT) : new Opening.NoContact();
        }
        return new Opening.Challenged(ask(account, ledger, message, count, route));
    }

    private static Outcome observed(boolean locked, Route route) {
        if (locked) {
            return Outcome.LOCKED;
        }
        return route.isEmpty() ? Outcome.NO_CONTACT : Outcome.CHALLENGED;
    }

    private Ask ask(
            LockedAccount account, IdentityLedger ledger, MessageWish message, AttemptCount count, Route route) {
        IdentityLedger entered = entered(ledger);
        if (!askedLately(entered)) {
            account.store(entered.withAsked(identity(), now()));
        }
        String about = PURPOSE.key() + ":" + ledger.digest(identity());
        MessageLog log = account.messages();
        Optional<Ask.Ticket> ticket = Optional.empty();
        if (message.wantedFor(about)
                && settings.messages().admit(log, newMessageId(), about, now())
                        instanceof MessagePolicy.Admission.Now admitted) {
            log = admitted.log();
            account.store(log);
            ticket = Optional.of(
                    new Ask.Ticket(log.sent().get(log.sent().size() - 1).id(), route.contacts()));
        }
        Instant next = settings.messages().nextAt(log, about, now());
        return new Ask(route, ticket, next, settings.attempts().left(count, now()), about);
    }

    /** Takes one attempt as a failure, before anything is compared. */
    Reservation reserve() {
        return change(account -> {
            if (account.ledger().filter(l -> l.knows(identity())).isPresent()) {
                return new Reservation.AlreadyKnown();
            }
            AttemptCount count = liftIfEnabledAgain(account);
            if (settings.attempts().admit(count, now()) instanceof Verdict.Allowed allowed) {
                account.store(PURPOSE, allowed.reserved());
                return new Reservation.Reserved(allowed.reserved(), allowed.left());
            }
            shut(account, count);
            return new Reservation.LockedOut();
        });
    }

    /** The code was right: the reservation is given back, and the ledger knows the identity. False if the link is gone. */
    boolean confirm(ConfirmedBy by) {
        return change(account -> {
            if (!linked(account)) {
                return false;
            }
            account.store(PURPOSE, AttemptCount.NONE);
            account.undoDisabling();
            remember(account, known(account.ledger().orElseGet(() -> adopt(account)), by));
            return true;
        });
    }

    /** The code was wrong. True if that was the last one: the account's door is shut now. */
    boolean fail() {
        return change(account -> {
            AttemptCount count = account.count(PURPOSE);
            if (!settings.attempts().exhausted(count)) {
                return false;
            }
            lock(account, count);
            return true;
        });
    }

    /** The person gives up: a link that a login made goes again. */
    void withdraw() {
        change(account -> {
            removeUnconfirmedLink(account);
            return Boolean.TRUE;
        });
    }

    /** Notes, at most once in a while, that a known identity was used. */
    void used() {
        change(account -> {
            account.ledger().ifPresent(ledger -> remember(account, ledger.withUsed(identity(), now())));
            return Boolean.TRUE;
        });
    }

    // The last attempt allowed may be in the hands of another request that is about to give it back.
    private void shut(LockedAccount account, AttemptCount count) {
        Instant last = count.lastFailure();
        if (count.locked() || last == null || !now().isBefore(last.plus(IN_FLIGHT))) {
            lock(account, count);
        }
    }

    private void lock(LockedAccount account, AttemptCount count) {
        if (!count.locked()) {
            account.store(PURPOSE, settings.attempts().failed(count, now()));
            if (settings.lockScope() == LockScope.ACCOUNT) {
                account.disable(now());
            }
            account.evict();
        }
        removeUnconfirmedLink(account);
    }

    private AttemptCount liftIfEnabledAgain(LockedAccount account) {
        if (account.wasDisabled() && account.user().isEnabled()) {
            account.store(PURPOSE, AttemptCount.NONE);
            account.forgetDisabling();
        }
        return account.count(PURPOSE);
    }

    private void removeUnconfirmedLink(LockedAccount account) {
        boolean removable = account.ledger()
                .flatMap(l -> l.find(identity()))
                .filter(LedgerEntry::awaitsConfirmation)
                .isPresent();
        if (removable) {
            Links.remove(account.session(), account.realm(), cached(account), identity());
        }
    }

    private boolean linked(LockedAccount account) {
        return Links.has(account.session(), account.realm(), cached(account), identity());
    }

    private IdentityLedger adopt(LockedAccount account) {
        List<Identity> links = Links.of(account.session(), account.realm(), cached(account));
        boolean trustThis = settings.trust().trustExisting() && !login.linkMadeNow();
        return Adoption.of(
                links.stream().filter(i -> trustThis || !i.equals(identity())).toList(), now());
    }

    private IdentityLedger entered(IdentityLedger ledger) {
        LinkOrigin origin = login.linkMadeNow() ? LinkOrigin.LOGIN : LinkOrigin.ADMINISTRATOR;
        return ledger.withUnconfirmed(identity(), origin, Adoption.newEntryId(), now());
    }

    private IdentityLedger known(IdentityLedger ledger, ConfirmedBy by) {
        LinkOrigin origin = login.linkMadeNow() ? LinkOrigin.LOGIN : LinkOrigin.ADMINISTRATOR;
        return ledger.withKnown(identity(), by, origin, Adoption.newEntryId(), now());
    }

    private boolean askedLately(IdentityLedger ledger) {
        return ledger.find(identity())
                .filter(e -> e.state() == EntryState.UNCONFIRMED)
                .map(LedgerEntry::lastAsked)
                .filter(asked -> now().isBefore(asked.plus(ASKED_LATELY)))
                .isPresent();
    }

    private static void remember(LockedAccount account, IdentityLedger ledger) {
        account.store(ledger);
        account.evict();
    }

    private static UserModel cached(LockedAccount account) {
        return account.session()
                .users()
                .getUserById(account.realm(), account.user().getId());
    }

    private static String newMessageId() {
        return UUID.randomUUID().toString();
    }

    private Instant now() {
        return clock.get();
    }

    private Identity identity() {
        return login.identity();
    }

    private <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(session, realm, userId, task);
    }
}
