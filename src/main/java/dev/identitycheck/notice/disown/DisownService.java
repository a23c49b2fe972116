package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountSearch;
import dev.identitycheck.account.AllSessions;
import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.NoticeFile;
import dev.identitycheck.account.StoredUser;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.link.Disowning;
import dev.identitycheck.notice.DisownHandle;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.IssuedHandle;
import dev.identitycheck.notice.NewContact;
import dev.identitycheck.notice.Notify;
import dev.identitycheck.notice.post.Notices;
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
final class Disown {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<Instant> clock;

    Disown(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clock = clock;
    }

    /** Looks, and changes nothing. */
    Disowned look(DisownHandle handle) {
        return own(own -> first(candidates(own, handle), userId -> {
            Optional<UserModel> user = StoredUser.find(own, own.getContext().getRealm(), userId);
            return NoticeFile.handles(own, own.getContext().getRealm(), user.orElse(null))
                    .find(handle.digest(), clock.get())
                    .map(Disown::standing)
                    .orElseGet(Disowned.Nothing::new);
        }));
    }

    /** Does it: whoever comes second finds it done. */
    Disowned act(DisownHandle handle) {
        // Before the lock, and let go of again: a request that holds a connection there starves the others.
        List<String> candidates = own(own -> candidates(own, handle));
        return first(candidates, userId -> {
            Disowned result = AccountLock.change(session, realm, userId, account -> act(account, handle.digest()));
            if (result instanceof Disowned.Done done) {
                finish(userId, done.fact());
            }
            return result;
        });
    }

    // By the time at which the lock was had: a session that began while this waited for it is outdated too.
    private Disowned act(LockedAccount account, String digest) {
        Instant now = clock.get();
        NoticeFile file = new NoticeFile(account);
        Optional<IssuedHandle> found = file.handles().find(digest, now);
        if (found.isEmpty() || found.get().isUsed()) {
            return found.map(Disown::standing).orElseGet(Disowned.Nothing::new);
        }
        Fact fact = found.get().fact();
        file.store(file.handles().used(found.get(), now));
        if (fact.kind().isAccess()) {
            takeAccess(account, fact, now);
        } else {
            List<String> digests =
                    fact.contacts().stream().map(NewContact::digest).toList();
            account.contacts().ifPresent(register -> account.store(register.disowned(digests, now)));
            account.evict();
        }
        new Notices(account, Notify.NONE, now).disowned(fact);
        return new Disowned.Done(fact);
    }

    private void takeAccess(LockedAccount account, Fact fact, Instant now) {
        fact.identity().ifPresent(entry -> Disowning.disown(account, entry, now));
        // Whoever it was may have had a browser remembered.
        new DeviceFile(account).forgetAll();
        AllSessions.outdate(account, now);
        if (RealmSettings.of(account.realm()).disownedAccount() == DisownedAccount.DISABLE) {
            account.switchOff();
        }
        account.evict();
    }

    private void finish(String userId, Fact fact) {
        boolean access = fact.kind().isAccess();
        NoticeEvents.write(session, realm, userId, access ? Outcome.DISOWNED : Outcome.CONTACT_DISOWNED, fact);
        UserModel user = session.users().getUserById(realm, userId);
        if (access && user != null) {
            AllSessions.end(session, realm, user);
        }
    }

    private static Disowned standing(IssuedHandle handle) {
        return handle.isUsed() ? new Disowned.Already(handle.fact()) : new Disowned.Possible(handle.fact());
    }

    private static List<String> candidates(KeycloakSession session, DisownHandle handle) {
        return AccountSearch.withHandleName(session, session.getContext().getRealm(), handle.account());
    }

    private static Disowned first(List<String> candidates, Function<String, Disowned> look) {
        for (String candidate : candidates) {
            Disowned found = look.apply(candidate);
            if (!(found instanceof Disowned.Nothing)) {
                return found;
            }
        }
        return new Disowned.Nothing();
    }

    private <T> T own(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, "identity-check");
    }
}
