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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes what is due out of an account's outbox, so that nobody else sends it at the same time. Whoever dies with it in
 * hand has had it for long enough.
 *
 * @param letters to be sent, oldest first
 * @param givenUp too old to be sent
 */
record Batch(List<Letter> letters, List<Fact> givenUp) {

    /** The public resource under which handles are taken. */
    static final String PATH = "identity-check/d";

    // Longer than all destinations of a full outbox take with a mail server that hangs.
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    static Batch of(LockedAccount account, RetrySchedule schedule, Instant now) {
        NoticeFile file = new NoticeFile(account);
        Outbox before = file.outbox();
        Outbox outbox = before;
        List<Letter> letters = new ArrayList<>();
        List<Fact> givenUp = new ArrayList<>();
        for (Fact fact : before.due(now)) {
            if (schedule.givesUp(fact, now)) {
                givenUp.add(fact);
                outbox = outbox.without(fact.id());
            } else {
                letters.add(letter(account, fact, now));
                outbox = outbox.change(fact.id(), f -> f.claimed(now.plus(LEASE)));
            }
        }
        if (!outbox.equals(before)) {
            file.store(outbox);
        }
        return new Batch(letters, givenUp);
    }

    private static Letter letter(LockedAccount account, Fact fact, Instant now) {
        return new Letter(
                account.realm().getId(),
                Recipient.of(account.user(), fact.scene().locale()),
                fact,
                provider(account, fact),
                fact.kind().canBeDisowned() && !fact.scene().base().isEmpty()
                        ? Optional.of(link(account, fact, now))
                        : Optional.empty());
    }

    private static String provider(LockedAccount account, Fact fact) {
        IdentityProviderModel provider = fact.provider().isEmpty()
                ? null
                : account.session().identityProviders().getByAlias(fact.provider());
        return provider == null
                ? fact.provider()
                : KeycloakModelUtils.getIdentityProviderDisplayName(account.session(), provider);
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
