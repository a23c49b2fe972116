package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.domain.notice.DisownEffect;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.domain.notice.Undone;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Reads and uses disown tokens. Using a token only ever revokes access. */
final class DisownService {

    // As many as a page and an account's history have room for.
    private static final int MAX_UNDONE = 30;

    private static final int WAIT_MILLIS = 25;
    private static final int MOST_WAITS = 40;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final InstantSource clock;

    DisownService(KeycloakSession session, InstantSource clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clock = clock;
    }

    /** The result that the use of a token would have; nothing is changed. */
    DisownResult preview(DisownToken token) {
        return inOwn(own -> first(candidates(own, token), userId -> {
            RealmModel ownRealm = own.getContext().getRealm();
            Optional<UserModel> user = UncachedUser.find(own, ownRealm, userId);
            return AccountNotices.tokens(own, ownRealm, user.orElse(null))
                    .find(token.digest(), clock.instant())
                    .map(found -> state(
                            found,
                            () -> SentCode.of(
                                    AccountView.of(own, ownRealm, user.orElseThrow()),
                                    AccountNotices.history(own, ownRealm, user.orElseThrow())),
                            notice -> preview(own, user.orElse(null), notice)))
                    .orElseGet(DisownResult.Invalid::new);
        }));
    }

    /** Uses a token once; any later request gets {@link DisownResult.AlreadyDone}. */
    DisownResult disown(DisownToken token) {
        // Ended before the lock is taken: a request that holds a connection while it waits for the lock starves others.
        List<String> candidates = inOwn(own -> candidates(own, token));
        return first(candidates, userId -> {
            DisownResult result =
                    AccountLock.change(session, realm, userId, account -> disown(account, token.digest()));
            if (result instanceof DisownResult.Done done) {
                finish(userId, done.notice());
            }
            return result;
        });
    }

    // The time is read under the lock: a session that began while this request waited for it is outdated too.
    private DisownResult disown(LockedAccount account, String digest) {
        Instant now = clock.instant();
        AccountNotices notices = new AccountNotices(account);
        Optional<IssuedDisownToken> found = notices.tokens().find(digest, now);
        Supplier<SentCode> code = () -> SentCode.of(account, notices.history());
        Optional<Notice> became = found.flatMap(token -> SentCode.became(token.notice(), code));
        if (found.isEmpty() || found.get().isUsed() || became.isEmpty()) {
            return found.map(token -> state(token, code, notice -> List.of())).orElseGet(DisownResult.Invalid::new);
        }
        Notice sent = found.get().notice();
        Notice notice = became.get();
        boolean isAnotherIn = notice.kind().isOfCodes() && code.get().isAnotherIn(notice);
        // Before what was sent is revoked, while the tokens tell of it.
        List<Undone> all = Stream.of(sent, notice)
                .distinct()
                .flatMap(each -> revoke(account, each, now))
                .distinct()
                .toList();
        List<Undone> undone = all.stream()
                .filter(one -> !one.type().equals(Reversal.KEPT))
                .limit(MAX_UNDONE)
                .toList();
        notices.store(
                notices.tokens().used(found.get(), notice, other -> code.get().isSettledWith(sent, other), now));
        notices.store(notices.history().with(notice).disowned(notice, now, undone));
        account.evict();
        new NoticeRecorder(account, NotifyPolicy.NONE, now).disowned(notice, kept(all));
        return new DisownResult.Done(notice, all.stream().limit(MAX_UNDONE).toList(), isAnotherIn);
    }

    private static String kept(List<Undone> all) {
        return all.stream()
                .filter(one -> one.type().equals(Reversal.KEPT))
                .map(Undone::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Undone> revoke(LockedAccount account, Notice notice, Instant now) {
        return notice.kind().effect().stream()
                .flatMap(effect -> Revocation.of(effect).apply(account, notice, now).stream());
    }

    private void finish(String userId, Notice notice) {
        AccountEvents.write(session, realm, userId, outcome(notice.kind()), notice);
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null && notice.endsSessions()) {
            UserSessions.end(session, realm, user);
            passSecond(clock.instant());
        }
    }

    // Keycloak 26.7 keeps the times of logins and tokens in seconds. What began in this second is outdated, and must
    // not
    // be what the owner begins when the page says that it is done.
    private void passSecond(Instant done) {
        long end = done.getEpochSecond();
        try {
            for (int wait = 0; wait < MOST_WAITS && clock.instant().getEpochSecond() <= end; wait++) {
                TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CheckOutcome outcome(NoticeType type) {
        return switch (type.effect().orElse(DisownEffect.ACCESS)) {
            case ACCESS -> CheckOutcome.DISOWNED;
            case CONTACT -> CheckOutcome.CONTACT_DISOWNED;
            case CODE -> CheckOutcome.CODE_DISOWNED;
            case CREDENTIAL, PASSWORD, BROWSER, SESSIONS -> CheckOutcome.CHANGE_DISOWNED;
        };
    }

    private static List<Undone> preview(KeycloakSession own, @Nullable UserModel user, Notice notice) {
        return notice.kind()
                .effect()
                .filter(effect -> user != null)
                .map(effect -> Revocation.of(effect)
                        .preview(own, own.getContext().getRealm(), Objects.requireNonNull(user), notice))
                .orElse(List.of());
    }

    private static DisownResult state(
            IssuedDisownToken token, Supplier<SentCode> code, Function<Notice, List<Undone>> more) {
        return token.isUsed()
                ? new DisownResult.AlreadyDone(token.notice())
                : SentCode.became(token.notice(), code)
                        .<DisownResult>map(notice -> new DisownResult.Possible(
                                notice,
                                more.apply(notice),
                                notice.kind().isOfCodes() && code.get().isAnotherIn(notice)))
                        .orElseGet(DisownResult.Invalid::new);
    }

    private static List<String> candidates(KeycloakSession session, DisownToken token) {
        return AccountFinder.withHandleName(session, session.getContext().getRealm(), token.account());
    }

    private static DisownResult first(List<String> candidates, Function<String, DisownResult> operation) {
        for (String candidate : candidates) {
            DisownResult found = operation.apply(candidate);
            if (!(found instanceof DisownResult.Invalid)) {
                return found;
            }
        }
        return new DisownResult.Invalid();
    }

    private <T> T inOwn(Function<KeycloakSession, T> task) {
        return Transactions.inOwn(session, task);
    }
}
