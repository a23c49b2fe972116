package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.settings.DisownedAccount;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What a handle stands for, looked at or done. It only ever takes access away. */
final class DisownService {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<Instant> clock;

    DisownService(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clock = clock;
    }

    /** Looks, and changes nothing. */
    DisownResult look(DisownToken handle) {
        return own(own -> first(candidates(own, handle), userId -> {
            Optional<UserModel> user = UncachedUser.find(own, own.getContext().getRealm(), userId);
            return AccountNotices.handles(own, own.getContext().getRealm(), user.orElse(null))
                    .find(handle.digest(), clock.get())
                    .map(DisownService::standing)
                    .orElseGet(DisownResult.Nothing::new);
        }));
    }

    /** Does it: whoever comes second finds it done. */
    DisownResult act(DisownToken handle) {
        // Before the lock, and let go of again: a request that holds a connection there starves the others.
        List<String> candidates = own(own -> candidates(own, handle));
        return first(candidates, userId -> {
            DisownResult result = AccountLock.change(session, realm, userId, account -> act(account, handle.digest()));
            if (result instanceof DisownResult.Done done) {
                finish(userId, done.fact());
            }
            return result;
        });
    }

    // By the time at which the lock was had: a session that began while this waited for it is outdated too.
    private DisownResult act(LockedAccount account, String digest) {
        Instant now = clock.get();
        AccountNotices file = new AccountNotices(account);
        Optional<IssuedDisownToken> found = file.handles().find(digest, now);
        if (found.isEmpty() || found.get().isUsed()) {
            return found.map(DisownService::standing).orElseGet(DisownResult.Nothing::new);
        }
        Notice fact = found.get().fact();
        file.store(file.handles().used(found.get(), now));
        if (fact.kind().isAccess()) {
            takeAccess(account, fact, now);
        } else {
            List<String> digests =
                    fact.contacts().stream().map(NewContact::digest).toList();
            account.contacts().ifPresent(register -> account.store(register.disowned(digests, now)));
            account.evict();
        }
        new NoticeRecorder(account, NotifyPolicy.NONE, now).disowned(fact);
        return new DisownResult.Done(fact);
    }

    private void takeAccess(LockedAccount account, Notice fact, Instant now) {
        fact.identity().ifPresent(entry -> IdentityBlock.disown(account, entry, now));
        // Whoever it was may have had a browser remembered.
        new AccountDevices(account).forgetAll();
        UserSessions.outdate(account, now);
        if (RealmSettings.of(account.realm()).disownedAccount() == DisownedAccount.DISABLE) {
            account.switchOff();
        }
        account.evict();
    }

    private void finish(String userId, Notice fact) {
        boolean access = fact.kind().isAccess();
        AccountEvents.write(
                session, realm, userId, access ? CheckOutcome.DISOWNED : CheckOutcome.CONTACT_DISOWNED, fact);
        UserModel user = session.users().getUserById(realm, userId);
        if (access && user != null) {
            UserSessions.end(session, realm, user);
        }
    }

    private static DisownResult standing(IssuedDisownToken handle) {
        return handle.isUsed() ? new DisownResult.Already(handle.fact()) : new DisownResult.Possible(handle.fact());
    }

    private static List<String> candidates(KeycloakSession session, DisownToken handle) {
        return AccountFinder.withHandleName(session, session.getContext().getRealm(), handle.account());
    }

    private static DisownResult first(List<String> candidates, Function<String, DisownResult> look) {
        for (String candidate : candidates) {
            DisownResult found = look.apply(candidate);
            if (!(found instanceof DisownResult.Nothing)) {
                return found;
            }
        }
        return new DisownResult.Nothing();
    }

    private <T> T own(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, "identity-check");
    }
}
