package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.listener.ContactChangeListener.Whose;
import dev.identitycheck.settings.RealmSettings;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sees to it, before a change is committed, that a number which somebody else than this extension wrote does not stand under
 * the old one's mark, and that attributes and credential say the same.
 *
 * @param whose who made the change
 * @param credentials whether it was one of the credentials
 */
record PhoneAttributeListener(
        KeycloakSession session, RealmModel realm, String userId, Whose whose, boolean credentials) {

    void settle() {
        if (session.getTransactionManager().getRollbackOnly() || VerifiedPhone.isWrittenIn(session, userId)) {
            return;
        }
        Optional<PhoneAttributeState> now = state(session).filter(this::mayMatter);
        if (now.isEmpty()) {
            return;
        }
        PhoneAttributeState.Repair repair =
                stored().map(before -> now.get().after(before, whose)).orElse(PhoneAttributeState.Repair.NONE);
        if (repair != PhoneAttributeState.Repair.NONE) {
            AccountLock.join(session, realm, userId, account -> repair(account, repair));
        }
    }

    // Most saves are about something else; those need no second connection to the database to find that out.
    private boolean mayMatter(PhoneAttributeState state) {
        boolean isNoted = state.ofCredential().isEmpty() && !credentials && isUpToDate();
        return !state.agrees() && !isNoted;
    }

    private boolean isUpToDate() {
        return UncachedUser.find(session, realm, userId)
                .filter(user -> AccountContacts.isUpToDate(session, realm, user))
                .isPresent();
    }

    private static LockedAccount repair(LockedAccount account, PhoneAttributeState.Repair repair) {
        VerifiedPhone phone = new VerifiedPhone(AccountContacts.of(account, ServerClock.now()));
        if (repair == PhoneAttributeState.Repair.UNMARK) {
            phone.unmark();
        } else {
            phone.removeCredential();
        }
        return account;
    }

    private Optional<PhoneAttributeState> state(KeycloakSession own) {
        PhoneNumberParser numbers =
                new PhoneNumberParser(RealmSettings.of(realm).smsRegion());
        return UncachedUser.find(own, realm, userId).map(user -> PhoneAttributeState.of(user, numbers));
    }

    // As it is for everybody else: this transaction has not committed.
    private Optional<PhoneAttributeState> stored() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), this::state, "identity-check");
    }
}
