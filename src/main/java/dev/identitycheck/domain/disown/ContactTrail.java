package dev.identitycheck.domain.disown;

import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says what was done by a contact that somebody put on an account. */
public final class ContactTrail {

    private static final Set<NoticeType> PASSWORDS =
            EnumSet.of(NoticeType.PASSWORD_CHANGED, NoticeType.PASSWORD_RECOVERED, NoticeType.PASSWORD_REPLACED);

    private ContactTrail() {}

    /**
     * Whether a contact that a notice tells of was on the account before, as one that its owner has put back in the
     * place of an intruder's: whoever gets the notice must not take it away. Registers know no less than seconds.
     */
    public static boolean wasThere(ContactRegister register, Notice changed, NewContact contact) {
        long at = changed.at().getEpochSecond();
        return records(register, contact)
                .anyMatch(record -> record.provedBy() != ContactProof.DISOWNED
                        && record.since().getEpochSecond() < at);
    }

    /** Whether support has entered a contact that a notice tells of since. */
    public static boolean isDecidedSince(ContactRegister register, Notice changed, NewContact contact) {
        return records(register, contact)
                .anyMatch(
                        record -> (record.provedBy() == ContactProof.SUPPORT || record.provedBy() == ContactProof.STAFF)
                                && record.since().isAfter(changed.at()));
    }

    private static Stream<ContactRecord> records(ContactRegister register, NewContact contact) {
        return register.entries().stream().filter(record -> record.digest().equals(contact.digest()));
    }

    /**
     * Whether the account's present password was recovered by a contact that a notice tells of, or changed since by
     * whoever recovered it. Where another contact of that kind came between the two, the owner may have recovered it.
     */
    public static boolean hasPassword(NoticeHistory history, Notice changed) {
        List<Notice> passwords = history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .filter(n -> PASSWORDS.contains(n.kind()) && n.at().isAfter(changed.at()))
                .sorted(Comparator.comparing(Notice::at))
                .toList();
        boolean isTheirs = false;
        for (Notice password : passwords) {
            isTheirs = switch (password.kind()) {
                case PASSWORD_RECOVERED ->
                    isOf(changed, channels(password)) && !isAnotherSince(history, changed, password);
                case PASSWORD_CHANGED -> isTheirs && !ReplacedSince.isThroughAnother(changed, password);
                default -> false;
            };
        }
        return isTheirs;
    }

    // Keycloak's own mail for a forgotten password goes to the account's address, whether or not it counts.
    private static List<NoticeChannel> channels(Notice recovered) {
        return recovered.code().isEmpty() ? List.of(NoticeChannel.EMAIL) : recovered.code();
    }

    private static boolean isOf(Notice changed, List<NoticeChannel> channels) {
        return changed.contacts().stream().map(NewContact::channel).anyMatch(channels::contains);
    }

    private static boolean isAnotherSince(NoticeHistory history, Notice changed, Notice recovered) {
        return history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .filter(n -> n.kind() == NoticeType.CONTACT_CHANGED
                        && n.at().isAfter(changed.at())
                        && n.at().isBefore(recovered.at()))
                .flatMap(n -> n.contacts().stream())
                .anyMatch(contact -> channels(recovered).contains(contact.channel())
                        && changed.contacts().stream().noneMatch(other -> isSame(contact, other)));
    }

    // One that is entered first and verified afterwards is told of twice; the first time, there may be no register.
    private static boolean isSame(NewContact some, NewContact other) {
        return (some.digest().isEmpty() || other.digest().isEmpty())
                ? some.masked().equals(other.masked())
                : some.digest().equals(other.digest());
    }
}
