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
 * The lease of the oldest due notice of an account, so that no other worker sends it at the same time. The lease of a
 * worker that stopped expires.
 *
 * @param message the message to send; empty if no notice is due
 * @param givenUp the notices that are too old to be sent
 */
record OutboxLease(Optional<NoticeMessage> message, List<Notice> givenUp) {

    /** The path of the public resource that accepts disown tokens. */
    static final String PATH = "identity-check/d";

    // Longer than an unresponsive mail server and gateway take for all destinations of one notice.
    private static final Duration LEASE = Duration.ofMinutes(2);

    static OutboxLease of(LockedAccount account, RetryPolicy retryPolicy, SecureRandom random, Instant now) {
        AccountNotices notices = new AccountNotices(account);
        Outbox before = notices.outbox();
        List<Notice> givenUp = before.due(now).stream()
                .filter(notice -> retryPolicy.givesUp(notice.at(), now))
                .toList();
        Outbox outbox = before;
        for (Notice notice : givenUp) {
            outbox = outbox.without(notice.id());
        }
        Optional<Notice> next = outbox.due(now).stream().findFirst();
        if (next.isPresent()) {
            outbox = outbox.change(next.get().id(), notice -> notice.dueAt(now.plus(LEASE)));
        }
        if (!outbox.equals(before)) {
            notices.store(outbox);
        }
        return new OutboxLease(next.map(notice -> message(account, notice, random, now)), givenUp);
    }

    private static NoticeMessage message(LockedAccount account, Notice notice, SecureRandom random, Instant now) {
        return new NoticeMessage(
                account.realm().getId(),
                Recipient.of(
                        account.user(), notice.scene().locale(), notice.scene().base()),
                notice,
                ProviderDisplayName.of(account.session(), notice),
                notice.kind().canBeDisowned() && !notice.scene().base().isEmpty()
                        ? Optional.of(link(account, notice, random, now))
                        : Optional.empty());
    }

    private static NoticeMessage.Link link(LockedAccount account, Notice notice, SecureRandom random, Instant now) {
        AccountNotices notices = new AccountNotices(account);
        DisownToken token = new DisownToken(
                notices.handleName(() -> text(random, DisownToken.ACCOUNT_BYTES)),
                text(random, DisownToken.SECRET_BYTES));
        Duration lifetime = RealmSettings.of(account.realm()).disownLifetime();
        notices.store(notices.tokens()
                .plus(new IssuedDisownToken(token.digest(), notice.to(List.of()), now.plus(lifetime), null), now));
        String url = UriBuilder.fromUri(notice.scene().base())
                .segment("realms", account.realm().getName())
                .path(PATH)
                .segment(token.text())
                .build()
                .toString();
        return new NoticeMessage.Link(url, token.digest(), lifetime);
    }

    private static String text(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
