package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.notice.NoticeRecorder;
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
record ProtectionChangeNotice(LockedAccount account, Instant now) {

    /**
     * Tells of an errand that was done, in the transaction that did it.
     *
     * @param via the way on which the code went that was the word
     */
    void of(SensitiveOperation errand, Optional<String> via) {
        kind(errand).ifPresent(kind -> new NoticeRecorder(account, ProtectedProviders.notices(account.realm()), now)
                .protectionChanged(kind, ways(via)));
    }

    // Changed contacts have a notice of their own, and an identity that may be asked for again lets nobody in.
    private static Optional<NoticeType> kind(SensitiveOperation errand) {
        if (errand instanceof SensitiveOperation.Prefer) {
            return Optional.of(NoticeType.WAY_CHANGED);
        }
        return errand instanceof SensitiveOperation.ChangePin ? Optional.of(NoticeType.PIN_CHANGED) : Optional.empty();
    }

    private static List<NoticeChannel> ways(Optional<String> via) {
        return Arrays.stream(NoticeChannel.values())
                .filter(way -> via.filter(way.key()::equals).isPresent())
                .toList();
    }
}
