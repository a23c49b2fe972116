package dev.identitycheck.realm;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.OwnPhone;
import dev.identitycheck.account.StoredUser;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.realm.ContactWatch.Whose;
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
record PhoneWatch(KeycloakSession session, RealmModel realm, String userId, Whose whose, boolean credentials) {

    void settle() {
        if (session.getTransactionManager().getRollbackOnly() || OwnPhone.isWrittenIn(session, userId)) {
            return;
        }
        Optional<PhoneState> now = state(session).filter(this::mayMatter);
        if (now.isEmpty()) {
            return;
        }
        PhoneState.Repair repair =
                stored().map(before -> now.get().after(before, whose)).orElse(PhoneState.Repair.NONE);
        if (repair != PhoneState.Repair.NONE) {
            AccountLock.join(session, realm, userId, account -> repair(account, repair));
        }
    }

    // Most saves are about something else; those need no second connection to the database to find that out.
    private boolean mayMatter(PhoneState state) {
        boolean isNoted = state.ofCredential().isEmpty() && !credentials && isUpToDate();
        return !state.agrees() && !isNoted;
    }

    private boolean isUpToDate() {
        return StoredUser.find(session, realm, userId)
                .filter(user -> ContactFile.isUpToDate(session, realm, user))
                .isPresent();
    }

    private static LockedAccount repair(LockedAccount account, PhoneState.Repair repair) {
        OwnPhone phone = new OwnPhone(ContactFile.of(account, ServerClock.now()));
        if (repair == PhoneState.Repair.UNMARK) {
            phone.unmark();
        } else {
            phone.removeCredential();
        }
        return account;
    }

    private Optional<PhoneState> state(KeycloakSession own) {
        PhoneNumbers numbers = new PhoneNumbers(RealmSettings.of(realm).smsRegion());
        return StoredUser.find(own, realm, userId).map(user -> PhoneState.of(user, numbers));
    }

    // As it is for everybody else: this transaction has not committed.
    private Optional<PhoneState> stored() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), this::state, "identity-check");
    }
}
