package dev.identitycheck.notice;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.UriBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Issues the links by which owners disown what a message reports. Only the digest of a link's token is stored. */
public final class DisownLinks {

    /** The path of the public resource that accepts disown tokens. */
    private static final String PATH = "identity-check/d";

    private static final String SAMPLE = "0".repeat(DisownToken.TEXT_LENGTH);

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
        // The link of another message may have disowned it before this one is sent.
        Instant disownedAt = notices.history()
                .find(notice.id())
                .flatMap(NoticeHistory.Entry::disownedAt)
                .orElse(null);
        notices.store(notices.tokens()
                .plus(
                        new IssuedDisownToken(token.digest(), notice.to(List.of()), now.plus(lifetime), disownedAt),
                        now));
        return new DisownLink(url(account.realm(), notice.scene(), token.text()), token.digest(), lifetime);
    }

    /** A link that leads nowhere and is as long as all others: shows whether a message has room for one. */
    static DisownLink sample(RealmModel realm, RequestContext scene) {
        return new DisownLink(url(realm, scene, SAMPLE), "", Duration.ZERO);
    }

    private static String url(RealmModel realm, RequestContext scene, String token) {
        return UriBuilder.fromUri(scene.base())
                .segment("realms", realm.getName())
                .path(PATH)
                .segment(token)
                .build()
                .toString();
    }

    private static String text(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
