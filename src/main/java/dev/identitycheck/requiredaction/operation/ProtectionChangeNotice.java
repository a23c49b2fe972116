package dev.identitycheck.centre;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.notice.NoticeKind;
import dev.identitycheck.notice.Way;
import dev.identitycheck.notice.post.Notices;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells owners what was changed with their word, beyond the contact that the word was given by: whoever reads somebody
 * else's messages can give it too.
 *
 * @param account the account, under its lock
 * @param now the time
 */
record OwnersNotice(LockedAccount account, Instant now) {

    /**
     * Tells of an errand that was done, in the transaction that did it.
     *
     * @param via the way on which the code went that was the word
     */
    void of(Errand errand, Optional<String> via) {
        kind(errand).ifPresent(kind -> new Notices(account, CheckedProviders.notices(account.realm()), now)
                .protectionChanged(kind, ways(via)));
    }

    // Changed contacts have a notice of their own, and an identity that may be asked for again lets nobody in.
    private static Optional<NoticeKind> kind(Errand errand) {
        if (errand instanceof Errand.Prefer) {
            return Optional.of(NoticeKind.WAY_CHANGED);
        }
        return errand instanceof Errand.ChangePin ? Optional.of(NoticeKind.PIN_CHANGED) : Optional.empty();
    }

    private static List<Way> ways(Optional<String> via) {
        return Arrays.stream(Way.values())
                .filter(way -> via.filter(way.key()::equals).isPresent())
                .toList();
    }
}
