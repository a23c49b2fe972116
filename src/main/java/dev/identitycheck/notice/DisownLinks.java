package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.UriBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Issues the links by which owners disown what a message reports. Only the digest of a link's token is stored. */
public final class DisownLinks {

    /** The path of the public resource that accepts disown tokens. */
    private static final String PATH = "identity-check/d";

    private DisownLinks() {}

    /**
     * Issues a link.
     *
     * @param notice what the link disowns
     * @return empty if there is nothing to disown, or the server's address is unknown
     */
    public static Optional<DisownLink> issue(LockedAccount account, Notice notice, SecureRandom random, Instant now) {
        return notice.kind().effect().isPresent() && !notice.scene().base().isEmpty()
                ? Optional.of(link(account, notice, random, now))
                : Optional.empty();
    }

    private static DisownLink link(LockedAccount account, Notice notice, SecureRandom random, Instant now) {
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
        return new DisownLink(url, token.digest(), lifetime);
    }

    private static String text(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
