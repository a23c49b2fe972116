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
import java.util.Optional;
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
     * Whether the account's present password was recovered by a contact that a notice tells of. Another change of
     * contacts between the two may be the owner's, who recovered by that.
     */
    public static boolean hasPassword(NoticeHistory history, Notice changed) {
        Optional<Notice> latest = history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .filter(n -> PASSWORDS.contains(n.kind()))
                .max(Comparator.comparing(Notice::at));
        return latest.filter(n -> n.kind() == NoticeType.PASSWORD_RECOVERED
                        && n.at().isAfter(changed.at())
                        && isBy(changed, n)
                        && !isChangedBetween(history, changed, n))
                .isPresent();
    }

    // Keycloak's own mail for a forgotten password goes to the account's address, whether or not it counts.
    private static boolean isBy(Notice changed, Notice recovered) {
        return recovered.code().isEmpty()
                ? isOf(changed, NoticeChannel.EMAIL)
                : recovered.code().stream().anyMatch(channel -> isOf(changed, channel));
    }

    private static boolean isOf(Notice changed, NoticeChannel channel) {
        return changed.contacts().stream().map(NewContact::channel).anyMatch(channel::equals);
    }

    private static boolean isChangedBetween(NoticeHistory history, Notice changed, Notice recovered) {
        return history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .anyMatch(n -> n.kind() == NoticeType.CONTACT_CHANGED
                        && n.at().isAfter(changed.at())
                        && n.at().isBefore(recovered.at())
                        && !masked(n).equals(masked(changed)));
    }

    // One that is entered first and verified afterwards is told of twice.
    private static List<String> masked(Notice changed) {
        return changed.contacts().stream().map(NewContact::masked).toList();
    }
}
