package dev.identitycheck.broker.link;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.FormerContacts;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.login.RequestActor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Withdraws or keeps the trust in the identity that made an account, when a contact of the account is proved. That
 * identity may have given another person's address: once that person proves a contact, the account is theirs and the
 * identity has to be confirmed like a new one. If a login or session of the identity itself proves the address, the
 * identity stays trusted. Every change runs under the account's row lock.
 */
public final class FirstIdentityTrustUpdate {

    private static final Logger LOG = Logger.getLogger(FirstIdentityTrustUpdate.class);

    private FirstIdentityTrustUpdate() {}

    /**
     * Updates the ledger after a contact was proved.
     *
     * @return whether an identity lost its trust: the account's sessions have to be ended then
     */
    public static boolean proved(
            LockedAccount account, ContactBook before, ContactBook after, RequestActor prover, Instant now) {
        boolean isNew = !before.contacts().containsAll(after.contacts());
        Optional<IdentityLedger> ledger = account.writtenLedger().filter(l -> isNew && l.owesProof());
        if (ledger.isEmpty()) {
            return false;
        }
        // An address that was marked as proved before was proved by another person: this identity still owes a proof.
        Optional<Identity> own = before.email().isEmpty() ? prover.identity(account) : Optional.empty();
        IdentityLedger doubted = own.map(ledger.get()::doubtedBut).orElseGet(ledger.get()::doubted);
        boolean isAddress = after.email().isPresent();
        IdentityLedger settled =
                own.filter(identity -> isAddress).map(doubted::settled).orElse(doubted);
        return store(account, ledger.get(), settled, before, now);
    }

    /**
     * Updates the ledger when an address turns out to have been proved earlier, without an event.
     *
     * @param prover who proved the address; empty if that is not known: no identity counts as the prover then
     * @return whether an identity lost its trust: the account's sessions have to be ended then
     */
    public static boolean addressFoundProved(LockedAccount account, Optional<RequestActor> prover, Instant now) {
        Optional<Identity> own = prover.flatMap(p -> p.identity(account));
        return account.writtenLedger()
                .filter(ledger -> store(
                        account,
                        ledger,
                        own.map(ledger::doubtedBut).orElseGet(ledger::doubted),
                        AccountContacts.of(account, now).current(),
                        now))
                .isPresent();
    }

    private static boolean store(
            LockedAccount account, IdentityLedger before, IdentityLedger after, ContactBook contacts, Instant now) {
        if (after.equals(before)) {
            return false;
        }
        account.store(after);
        account.evict();
        List<LedgerEntry> doubted = after.entries().stream()
                .filter(e -> e.isDoubted() && !before.entries().contains(e))
                .toList();
        doubted.forEach(entry -> report(account, entry));
        if (!doubted.isEmpty()) {
            withdrawPhone(account, contacts, now);
            account.dropPendingAddress();
            new AccountNotices(account).store(FormerContacts.NONE);
            // Until now the account was in use by another person than its owner.
            account.outdateSessions(now);
        }
        return !doubted.isEmpty();
    }

    private static void report(LockedAccount account, LedgerEntry entry) {
        LOG.infof(
                "identity-check event=doubted realm=%s user=%s provider=%s identity=%s",
                account.realm().getName(), account.user().getId(), entry.identityProvider(), entry.id());
        AccountEvents.doubted(account.session(), account.realm(), account.user().getId(), entry);
    }

    // A phone that was proved while only the doubted identity used the account may be that identity's own phone; a code
    // sent to it would confirm the identity.
    private static void withdrawPhone(LockedAccount account, ContactBook before, Instant now) {
        AccountContacts contacts = AccountContacts.of(account, now);
        contacts.current()
                .phone()
                .filter(phone -> before.contacts().contains(phone) && !isProvedBySupport(account, phone))
                .ifPresent(phone -> new VerifiedPhone(contacts).withdraw());
    }

    private static boolean isProvedBySupport(LockedAccount account, Contact phone) {
        return account.contacts()
                .flatMap(register -> register.find(phone))
                .filter(entry -> entry.provedBy() == ContactProof.SUPPORT)
                .isPresent();
    }

    /**
     * Ends every session of the account but the prover's, after the transaction has committed. To be called before the
     * commit begins.
     *
     * @param isTrustLost asked after the commit: whether an identity lost its trust, so that sessions have to end
     */
    public static void endSessions(
            KeycloakSession session, RealmModel realm, RequestActor prover, BooleanSupplier isTrustLost) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        KeycloakContext context = session.getContext();
        String realmId = realm.getId();
        AfterCommit.run(session, () -> {
            if (isTrustLost.getAsBoolean()) {
                runLoggingFailure(
                        realmId,
                        prover,
                        () -> Transactions.runInOwn(factory, context, own -> endSessions(own, realmId, prover)));
            }
        });
    }

    // A failure here must not keep the other tasks after the commit, such as cache invalidation, from running.
    private static void runLoggingFailure(String realmId, RequestActor prover, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "identity-check event=sessions_not_ended realm=%s user=%s", realmId, prover.userId());
        }
    }

    private static void endSessions(KeycloakSession session, String realmId, RequestActor prover) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = session.users().getUserById(realm, prover.userId());
        if (user != null) {
            UserSessions.endOthers(session, realm, user, prover.sessionId());
        }
    }
}
