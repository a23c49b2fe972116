package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RetryPolicy;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.UriBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The oldest fact that is due, taken so that nobody else tells it at the same time. Whoever dies with it in hand has had it
 * for long enough.
 *
 * @param letter to be sent; nothing if nothing is due
 * @param givenUp too old to be sent
 */
record OutboxLease(Optional<NoticeMessage> letter, List<Notice> givenUp) {

    /** The public resource under which handles are taken. */
    static final String PATH = "identity-check/d";

    // Longer than a mail server and a gateway that hang take for all destinations of one fact.
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    static OutboxLease of(LockedAccount account, RetryPolicy schedule, Instant now) {
        AccountNotices file = new AccountNotices(account);
        Outbox before = file.outbox();
        List<Notice> givenUp = before.due(now).stream()
                .filter(fact -> schedule.givesUp(fact, now))
                .toList();
        Outbox outbox = before;
        for (Notice fact : givenUp) {
            outbox = outbox.without(fact.id());
        }
        Optional<Notice> next = outbox.due(now).stream().findFirst();
        if (next.isPresent()) {
            outbox = outbox.change(next.get().id(), fact -> fact.dueAt(now.plus(LEASE)));
        }
        if (!outbox.equals(before)) {
            file.store(outbox);
        }
        return new OutboxLease(next.map(fact -> letter(account, fact, now)), givenUp);
    }

    private static NoticeMessage letter(LockedAccount account, Notice fact, Instant now) {
        return new NoticeMessage(
                account.realm().getId(),
                Recipient.of(account.user(), fact.scene().locale()),
                fact,
                ProviderDisplayName.of(account.session(), fact),
                fact.kind().canBeDisowned() && !fact.scene().base().isEmpty()
                        ? Optional.of(link(account, fact, now))
                        : Optional.empty());
    }

    private static NoticeMessage.Link link(LockedAccount account, Notice fact, Instant now) {
        AccountNotices file = new AccountNotices(account);
        DisownToken handle = new DisownToken(
                file.handleName(() -> random(DisownToken.ACCOUNT_BYTES)), random(DisownToken.SECRET_BYTES));
        Duration lifetime = RealmSettings.of(account.realm()).disownLifetime();
        file.store(file.handles()
                .plus(new IssuedDisownToken(handle.digest(), fact.to(List.of()), now.plus(lifetime), null), now));
        String url = UriBuilder.fromUri(fact.scene().base())
                .segment("realms", account.realm().getName())
                .path(PATH)
                .segment(handle.text())
                .build()
                .toString();
        return new NoticeMessage.Link(url, handle.digest(), Math.max(1, lifetime.toDays()));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
