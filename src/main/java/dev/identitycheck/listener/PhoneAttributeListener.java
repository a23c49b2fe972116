package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.settings.RealmSettings;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps a user's phone attributes and phone credential consistent before a change is committed: a number that other
 * code than this extension wrote does not keep the "verified" mark of the earlier number.
 *
 * @param actor who made the change
 * @param isCredentialChange whether a credential was changed
 */
record PhoneAttributeListener(
        KeycloakSession session, RealmModel realm, String userId, Actor actor, boolean isCredentialChange) {

    void repairIfInconsistent() {
        if (session.getTransactionManager().getRollbackOnly() || VerifiedPhone.isWrittenIn(session, userId)) {
            return;
        }
        Optional<PhoneAttributeState> now = state(session).filter(this::mayNeedRepair);
        if (now.isEmpty()) {
            return;
        }
        PhoneAttributeState.Repair repair =
                stored().map(before -> now.get().repairAfter(before, actor)).orElse(PhoneAttributeState.Repair.NONE);
        if (repair != PhoneAttributeState.Repair.NONE) {
            AccountLock.join(
                    session, realm, userId, account -> isLeftAsItIs(account) ? account : repair(account, repair));
        }
    }

    // Most changes do not concern the phone; this check spares them a second database connection.
    private boolean mayNeedRepair(PhoneAttributeState state) {
        boolean isRegistered = state.credentialNumber().isEmpty() && !isCredentialChange && isUpToDate();
        return !state.isConsistent() && !isRegistered;
    }

    private boolean isUpToDate() {
        try {
            return UncachedUser.find(session, realm, userId)
                    .filter(user -> AccountContacts.isUpToDate(session, realm, user))
                    .isPresent();
        } catch (UnreadableAccountException e) {
            if (actor == Actor.PERSON) {
                throw e;
            }
            return false;
        }
    }

    // No contact counts as long as the register is damaged: an administrator's save goes through, and repairs nothing.
    private boolean isLeftAsItIs(LockedAccount account) {
        return actor != Actor.PERSON && AccountContacts.isDamaged(account);
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

    // The state as last committed: a separate transaction does not see the changes of this one.
    private Optional<PhoneAttributeState> stored() {
        return Transactions.inOwn(session, this::state);
    }
}
