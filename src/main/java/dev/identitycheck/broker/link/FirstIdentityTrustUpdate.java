package dev.identitycheck.broker.link;

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
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.keycloak.AfterCommit;
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
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What becomes of the trust in the identity that made an account. It may have given somebody else's address; once that
 * person proves a contact of the account, the account is theirs, and the identity is asked as a new one. Where a login or
 * session of the identity proves the address, it stays trusted. All of it under the account's lock.
 */
public final class FirstIdentityTrustUpdate {

    private static final Logger LOG = Logger.getLogger(FirstIdentityTrustUpdate.class);

    private FirstIdentityTrustUpdate() {}

    /**
     * A contact has been proved.
     *
     * @return whether an identity has lost its trust by that: the sessions have to be ended then
     */
    public static boolean proved(
            LockedAccount account, ContactBook before, ContactBook after, RequestActor prover, Instant now) {
        boolean isNew = !before.contacts().containsAll(after.contacts());
        Optional<IdentityLedger> ledger = account.writtenLedger().filter(l -> isNew && l.owesProof());
        if (ledger.isEmpty()) {
            return false;
        }
        // Where an address stands as proved already, somebody else proved it: the proof is owed still.
        Optional<Identity> own = before.email().isEmpty() ? prover.identity(account) : Optional.empty();
        IdentityLedger others = own.map(ledger.get()::doubtedBut).orElseGet(ledger.get()::doubted);
        boolean isAddress = after.email().isPresent();
        IdentityLedger settled =
                own.filter(identity -> isAddress).map(others::settled).orElse(others);
        return keep(account, ledger.get(), settled, before, now);
    }

    /**
     * An address has been proved, as is found later.
     *
     * @param prover who proved it; nothing where nobody has told, as if a login of the identity had done it
     * @return whether an identity has lost its trust by that: the sessions have to be ended then
     */
    public static boolean found(LockedAccount account, Optional<RequestActor> prover, Instant now) {
        Optional<Identity> own = prover.flatMap(p -> p.identity(account));
        return account.writtenLedger()
                .filter(ledger -> keep(
                        account,
                        ledger,
                        own.map(ledger::doubtedBut).orElseGet(ledger::doubted),
                        AccountContacts.of(account, now).onFile(),
                        now))
                .isPresent();
    }

    private static boolean keep(
            LockedAccount account, IdentityLedger before, IdentityLedger after, ContactBook contacts, Instant now) {
        if (after.equals(before)) {
            return false;
        }
        account.store(after);
        account.evict();
        List<LedgerEntry> doubted = after.entries().stream()
                .filter(e -> e.isDoubted() && !before.entries().contains(e))
                .toList();
        doubted.forEach(entry -> tell(account, entry));
        if (!doubted.isEmpty()) {
            withdrawPhone(account, contacts, now);
            account.dropPendingAddress();
            // Whoever was signed in had the account of somebody else.
            UserSessions.outdate(account, now);
        }
        return !doubted.isEmpty();
    }

    private static void tell(LockedAccount account, LedgerEntry entry) {
        LOG.infof(
                "identity-check event=doubted realm=%s user=%s provider=%s identity=%s",
                account.realm().getName(), account.user().getId(), entry.identityProvider(), entry.id());
        AccountEvents.doubted(account.session(), account.realm(), account.user().getId(), entry);
    }

    // A phone that was proved while nobody but that identity had the account may be its own, and would confirm it.
    private static void withdrawPhone(LockedAccount account, ContactBook before, Instant now) {
        AccountContacts file = AccountContacts.of(account, now);
        file.onFile()
                .phone()
                .filter(phone -> before.contacts().contains(phone) && !isOfSupport(account, phone))
                .ifPresent(phone -> new VerifiedPhone(file).withdraw());
    }

    private static boolean isOfSupport(LockedAccount account, Contact phone) {
        return account.contacts()
                .flatMap(register -> register.find(phone))
                .filter(entry -> entry.provedBy() == ContactProof.SUPPORT)
                .isPresent();
    }

    /**
     * Ends every session but the prover's once the transaction has committed; to be asked for before it comes to that.
     *
     * @param isWanted says then whether an identity has lost its trust
     */
    public static void endSessions(
            KeycloakSession session, RealmModel realm, RequestActor prover, BooleanSupplier isWanted) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        KeycloakContext context = session.getContext();
        String realmId = realm.getId();
        AfterCommit.run(session, () -> {
            if (isWanted.getAsBoolean()) {
                attempt(
                        realmId,
                        prover,
                        () -> KeycloakModelUtils.runJobInTransaction(
                                factory, context, own -> endSessions(own, realmId, prover)));
            }
        });
    }

    // What else waits for the commit, as the caches do, has to be done all the same.
    private static void attempt(String realmId, RequestActor prover, Runnable task) {
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
