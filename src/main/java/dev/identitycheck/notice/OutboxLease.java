package dev.identitycheck.notice.post;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.NoticeFile;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.notice.DisownHandle;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.IssuedHandle;
import dev.identitycheck.notice.Outbox;
import dev.identitycheck.notice.RetrySchedule;
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
record Claim(Optional<Letter> letter, List<Fact> givenUp) {

    /** The public resource under which handles are taken. */
    static final String PATH = "identity-check/d";

    // Longer than a mail server and a gateway that hang take for all destinations of one fact.
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    static Claim of(LockedAccount account, RetrySchedule schedule, Instant now) {
        NoticeFile file = new NoticeFile(account);
        Outbox before = file.outbox();
        List<Fact> givenUp = before.due(now).stream()
                .filter(fact -> schedule.givesUp(fact, now))
                .toList();
        Outbox outbox = before;
        for (Fact fact : givenUp) {
            outbox = outbox.without(fact.id());
        }
        Optional<Fact> next = outbox.due(now).stream().findFirst();
        if (next.isPresent()) {
            outbox = outbox.change(next.get().id(), fact -> fact.dueAt(now.plus(LEASE)));
        }
        if (!outbox.equals(before)) {
            file.store(outbox);
        }
        return new Claim(next.map(fact -> letter(account, fact, now)), givenUp);
    }

    private static Letter letter(LockedAccount account, Fact fact, Instant now) {
        return new Letter(
                account.realm().getId(),
                Recipient.of(account.user(), fact.scene().locale()),
                fact,
                ProviderName.of(account.session(), fact),
                fact.kind().canBeDisowned() && !fact.scene().base().isEmpty()
                        ? Optional.of(link(account, fact, now))
                        : Optional.empty());
    }

    private static Letter.Link link(LockedAccount account, Fact fact, Instant now) {
        NoticeFile file = new NoticeFile(account);
        DisownHandle handle = new DisownHandle(
                file.handleName(() -> random(DisownHandle.ACCOUNT_BYTES)), random(DisownHandle.SECRET_BYTES));
        Duration lifetime = RealmSettings.of(account.realm()).disownLifetime();
        file.store(file.handles()
                .plus(new IssuedHandle(handle.digest(), fact.to(List.of()), now.plus(lifetime), null), now));
        String url = UriBuilder.fromUri(fact.scene().base())
                .segment("realms", account.realm().getName())
                .path(PATH)
                .segment(handle.text())
                .build()
                .toString();
        return new Letter.Link(url, handle.digest(), Math.max(1, lifetime.toDays()));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
