package dev.identitycheck.listener.protection;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CommitVeto;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The change of one account in one request. Keycloak 26.7 sends events before the change is complete, and some of them
 * twice, under an old name and a new one; so what happened is judged once, just before the commit, by what is stored
 * before and after. A failure there rolls the change back.
 */
final class ProtectionChange {

    private static final Logger LOG = Logger.getLogger(ProtectionChange.class);
    private static final String KEY = "identity-check.protection.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RequestActor actor;
    private final boolean byAdministrator;
    private final Optional<RecoveryMeans> recovery;
    private final Set<ProtectionHint> hints = EnumSet.noneOf(ProtectionHint.class);
    private boolean isRecorded;

    private ProtectionChange(
            KeycloakSession session,
            RealmModel realm,
            RequestActor actor,
            boolean byAdministrator,
            Optional<RecoveryMeans> recovery) {
        this.session = session;
        this.realm = realm;
        this.actor = actor;
        this.byAdministrator = byAdministrator;
        this.recovery = recovery;
    }

    /** Has the account looked at just before the commit, once however many events there are. */
    static ProtectionChange expect(
            KeycloakSession session,
            RealmModel realm,
            String userId,
            boolean byAdministrator,
            Optional<RecoveryMeans> recovery) {
        ProtectionChange change = session.getAttribute(KEY + userId, ProtectionChange.class);
        if (change == null) {
            change = new ProtectionChange(session, realm, RequestActor.of(session, userId), byAdministrator, recovery);
            session.setAttribute(KEY + userId, change);
            CommitVeto.when(session, change::isRefused);
            NoticeRecorder.announce(session, realm, userId, change::isRecorded);
        }
        return change;
    }

    void add(ProtectionHint hint) {
        hints.add(hint);
    }

    private boolean isRecorded() {
        return isRecorded;
    }

    // Before the lock: a request that holds two connections while it waits for the lock starves others.
    private boolean isRefused() {
        Instant now = ServerClock.now();
        Optional<UserModel> user = user();
        if (session.getTransactionManager().getRollbackOnly() || user.isEmpty() || isOfClient(user.get())) {
            return false;
        }
        Optional<StoredProtection> before = Transactions.inOwn(
                session, own -> StoredProtection.of(own, own.realms().getRealm(realm.getId()), actor.userId(), now));
        if (before.isEmpty() || before.get().isBeingSetUp(isInvited(), now)) {
            return false;
        }
        Optional<StoredProtection> after = StoredProtection.of(session, realm, actor.userId(), now);
        if (after.isEmpty()) {
            return false;
        }
        List<ProtectiveAct> acts = new ProtectiveActs(before.get(), after.get(), byAdministrator, recovery, hints)
                .all(before.get().isElsewhere());
        return !acts.isEmpty()
                && AccountLock.join(
                        session, realm, actor.userId(), account -> isRefused(account, before.get(), acts, now));
    }

    private boolean isRefused(LockedAccount account, StoredProtection before, List<ProtectiveAct> acts, Instant now) {
        if (isOfEndedSession(account)) {
            LOG.warnf(
                    "identity-check event=change_refused realm=%s user=%s cause=\"the owner has ended the session"
                            + " meanwhile\"",
                    realm.getName(), actor.userId());
            return true;
        }
        if (byAdministrator) {
            NoticeRecorder.makeReadable(account);
        }
        NoticeRecorder recorder = recorder(account, before, now);
        acts.forEach(act -> recorder.found(
                act.about(recorder.draft(act.kind(), byAdministrator), told(account, act, now)),
                before.contacts(),
                recovery.map(means -> means.sentOn(account, now)).orElse(List.of())));
        isRecorded = true;
        return false;
    }

    private List<NoticeChannel> told(LockedAccount account, ProtectiveAct act, Instant now) {
        return act.isRecovery()
                ? recovery.map(means -> means.told(account, now)).orElse(List.of())
                : List.of();
    }

    // Whoever has the mailbox that another person gave an account takes it over: that person is told nothing.
    private NoticeRecorder recorder(LockedAccount account, StoredProtection before, Instant now) {
        NotifyPolicy policy = recovery.isPresent() && before.owesProof()
                ? NotifyPolicy.NONE
                : ProtectedProviders.notices(session, realm);
        NoticeRecorder recorder = new NoticeRecorder(account, policy, now);
        return byAdministrator ? recorder : recorder.by(actor);
    }

    // The request was let in before the owner had all sessions ended, and is about to commit after that.
    private boolean isOfEndedSession(LockedAccount account) {
        return !byAdministrator
                && actor.signedIn()
                        .filter(signedIn -> isUser(signedIn.getUser()))
                        .flatMap(signedIn -> new AccountNotices(account)
                                .history()
                                .sessionsEndedAt()
                                .filter(end -> signedIn.getStarted() <= end.getEpochSecond()))
                        .isPresent();
    }

    private boolean isUser(@Nullable UserModel user) {
        return user != null && user.getId().equals(actor.userId());
    }

    private Optional<UserModel> user() {
        return UncachedUser.find(session, realm, actor.userId());
    }

    private static boolean isOfClient(UserModel user) {
        return user.getServiceAccountClientLink() != null;
    }

    private boolean isInvited() {
        return recovery.filter(RecoveryMeans::isInvitation).isPresent();
    }
}
