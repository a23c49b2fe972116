package dev.identitycheck.domain.disown;

import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says whether the owner, or whoever acted for the owner, has replaced a password or PIN since somebody else set it. A
 * link that is used late must not take away what its owner set up meanwhile.
 */
public final class ReplacedSince {

    private static final Set<NoticeType> PASSWORDS =
            EnumSet.of(NoticeType.PASSWORD_CHANGED, NoticeType.PASSWORD_RECOVERED, NoticeType.PASSWORD_REPLACED);
    private static final String NEW_PIN = "mail-pin";

    // Whoever changed the address shortly before may read the mails by which a password is recovered.
    private static final Duration OF_A_CHANGED_ADDRESS = Duration.ofDays(1);

    private ReplacedSince() {}

    /** Whether the account's present password is another one than the notice tells of, and not by the same hand. */
    public static boolean password(NoticeHistory history, Notice notice) {
        return latest(history, notice, ReplacedSince::isPassword)
                .filter(last -> switch (last.kind()) {
                    case PASSWORD_REPLACED -> true;
                    case PASSWORD_RECOVERED -> !isAddressDoubtful(history, notice, last);
                    default -> isThroughAnother(notice, last);
                })
                .isPresent();
    }

    /** Whether the account's present PIN is another one than the notice tells of, and not by the same hand. */
    public static boolean pin(NoticeHistory history, Notice notice) {
        return latest(history, notice, ReplacedSince::isPin)
                .filter(last -> last.kind() == NoticeType.SUPPORT_ACTED || isThroughAnother(notice, last))
                .isPresent();
    }

    private static boolean isPassword(Notice notice) {
        return PASSWORDS.contains(notice.kind());
    }

    private static boolean isPin(Notice notice) {
        return notice.kind() == NoticeType.PIN_CHANGED
                || (notice.kind() == NoticeType.SUPPORT_ACTED
                        && notice.subject().type().equals(NEW_PIN));
    }

    // Whose session has no identity cannot be told from whoever else's.
    static boolean isThroughAnother(Notice notice, Notice last) {
        return !last.through().isEmpty() && !last.through().equals(notice.through());
    }

    private static boolean isAddressDoubtful(NoticeHistory history, Notice notice, Notice last) {
        return all(history)
                .anyMatch(other -> other.kind() == NoticeType.CONTACT_CHANGED
                        && !other.scene().address().isEmpty()
                        && other.at().isAfter(notice.at().minus(OF_A_CHANGED_ADDRESS))
                        && other.at().isBefore(last.at()));
    }

    private static Optional<Notice> latest(NoticeHistory history, Notice notice, Predicate<Notice> kind) {
        return all(history)
                .filter(kind)
                .filter(other -> other.at().isAfter(notice.at()) && !other.id().equals(notice.id()))
                .max(Comparator.comparing(Notice::at));
    }

    private static Stream<Notice> all(NoticeHistory history) {
        return history.entries().stream().map(NoticeHistory.Entry::notice);
    }
}
