package dev.identitycheck.account.contact;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.keycloak.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;

/**
 * Who else has a phone. No canonical number is kept with the accounts: consoles, imports and directories write numbers
 * at any time, in any spelling, without this extension being asked, and a kept value would be wrong until that is
 * noticed. So the numbers themselves are searched, once for each phone that is proved in a realm that shares none.
 *
 * @param account the account that proves a phone
 */
record PhoneOwners(LockedAccount account) {

    private static final String CLAIM = "identity-check.phone-claim.";
    // Longer than a transaction takes; a server that stops in one leaves its claim behind.
    private static final long CLAIM_SECONDS = 60;

    /**
     * Whether another account has proved the phone, or is just about to: of accounts that prove one phone at the same
     * moment, only the first sees none. Another that is refused may try again.
     */
    boolean hasOther(Contact.Phone phone) {
        return !isClaimed(phone) || others(phone).anyMatch(user -> has(user, phone));
    }

    // The claim lies outside of the transactions, so that each of them sees it, on every node.
    private boolean isClaimed(Contact.Phone phone) {
        KeycloakSession session = account.session();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String key = CLAIM
                + RateLimitKey.of(session, account.realm())
                        .hash(List.of(account.realm().getId(), phone.number()));
        boolean isFirst = Transactions.inOwn(session, own -> claims(own).putIfAbsent(key, CLAIM_SECONDS));
        if (isFirst) {
            AfterCommit.runOrAfterRollback(
                    session,
                    () -> Transactions.runInOwn(factory, own -> claims(own).remove(key)));
        }
        return isFirst;
    }

    private static SingleUseObjectProvider claims(KeycloakSession session) {
        return session.getProvider(SingleUseObjectProvider.class);
    }

    private Stream<UserModel> others(Contact.Phone phone) {
        KeycloakSession session = account.session();
        Stream<String> stored = AccountFinder.withPhoneLike(session, account.realm(), phone.number()).stream();
        // A directory that is asked for each login has its own index, on what is stored there.
        Stream<String> elsewhere = session.users()
                .searchForUserByUserAttributeStream(account.realm(), UserContacts.PHONE, phone.number())
                .map(user -> user.getId());
        return Stream.concat(stored, elsewhere)
                .distinct()
                .filter(id -> !id.equals(account.user().getId()))
                .flatMap(id -> UncachedUser.find(session, account.realm(), id).stream());
    }

    private boolean has(UserModel user, Contact.Phone phone) {
        return AccountContacts.standing(account.realm(), user)
                .phone()
                .map(Contact.Phone::number)
                .equals(Optional.of(phone.number()));
    }
}
