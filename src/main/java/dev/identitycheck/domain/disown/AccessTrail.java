package dev.identitycheck.domain.disown;

import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done through the sessions of an identity, and through what these made: a session of an identity that was
 * linked in them, and, since no session says by which password or passkey it began, every session without an identity
 * once a password or passkey was set in them. What an administrator or support did is no part of it.
 *
 * @param entry the identity
 * @param notices what was done, oldest first
 * @param since when the identity was first seen
 */
public record AccessTrail(LedgerEntry entry, List<Notice> notices, Instant since) {

    private static final Set<NoticeType> PASSWORDS =
            EnumSet.of(NoticeType.PASSWORD_CHANGED, NoticeType.PASSWORD_RECOVERED, NoticeType.PASSWORD_REPLACED);
    private static final Set<NoticeType> DOORS =
            EnumSet.of(NoticeType.CREDENTIAL_ADDED, NoticeType.PASSWORD_CHANGED, NoticeType.PASSWORD_RECOVERED);

    // Logins of another identity and recoveries, which prove a contact of the account.
    private static final Set<NoticeType> ENTRIES =
            EnumSet.of(NoticeType.CONFIRMED, NoticeType.FIRST, NoticeType.PASSWORD_RECOVERED);

    public AccessTrail {
        notices = List.copyOf(notices);
    }

    /** The trail of an identity. */
    public static AccessTrail of(NoticeHistory history, LedgerEntry entry) {
        // Whoever makes so much happen that the history forgets a password of theirs does not hide behind that.
        Builder trail = new Builder(entry, history.isCutOff(entry.firstSeen()));
        history.entries().stream()
                .filter(happened -> !happened.notice().at().isBefore(entry.firstSeen()))
                .sorted(Comparator.comparing(happened -> happened.notice().at()))
                .forEach(trail::follow);
        return new AccessTrail(entry, trail.notices, entry.firstSeen());
    }

    /** The notices of a type, oldest first. */
    public List<Notice> of(NoticeType kind) {
        return notices.stream().filter(n -> n.kind() == kind).toList();
    }

    /** Whether the account's present password was set in it. */
    public boolean hasPassword(NoticeHistory history) {
        return history.entries().stream()
                .map(NoticeHistory.Entry::notice)
                .filter(n -> PASSWORDS.contains(n.kind()))
                .max(Comparator.comparing(Notice::at))
                .filter(notices::contains)
                .isPresent();
    }

    /**
     * Whether something was made after the identity got in, at a time that the history does not reach back to any more,
     * because so much has happened since: then nothing speaks for it.
     */
    public boolean isUnaccounted(NoticeHistory history, Instant made) {
        return !made.isBefore(since) && history.isCutOff(made);
    }

    private static final class Builder {

        private static final String PASSWORD = "password";

        private final LedgerEntry entry;
        private final List<Notice> notices = new ArrayList<>();
        private final Set<String> links = new HashSet<>();
        private final Set<NoticeChannel> contacts = EnumSet.noneOf(NoticeChannel.class);
        private final boolean isCutOff;

        // What lets somebody in without an identity, and when the owner took it away, which ended the sessions too.
        private final Map<String, Optional<Instant>> doors = new HashMap<>();

        Builder(LedgerEntry entry, boolean isCutOff) {
            this.entry = entry;
            this.isCutOff = isCutOff;
            links.add(entry.link());
        }

        void follow(NoticeHistory.Entry happened) {
            Notice notice = happened.notice();
            if (isOwn(notice)) {
                return;
            }
            if (!isTheirs(notice)) {
                if (notice.kind() == NoticeType.PASSWORD_RECOVERED) {
                    // The owner has replaced their password, and that ended the sessions.
                    doors.remove(PASSWORD);
                }
                return;
            }
            notices.add(notice);
            if (notice.kind().isAccess()) {
                notice.identity().map(LedgerEntry::link).ifPresent(links::add);
            }
            if (DOORS.contains(notice.kind())) {
                doors.put(door(notice), happened.disownedAt());
            }
            notice.contacts().stream().map(NewContact::channel).forEach(contacts::add);
            if (notice.kind() == NoticeType.CONTACT_CHANGED && notice.contacts().isEmpty()) {
                // An address that nobody has proved is no contact, but Keycloak sends its mails there.
                contacts.add(NoticeChannel.EMAIL);
            }
        }

        private static String door(Notice notice) {
            return PASSWORDS.contains(notice.kind())
                    ? PASSWORD
                    : notice.subject().type() + " " + notice.subject().id();
        }

        private boolean isDoorOpen(Instant at) {
            return isCutOff
                    || doors.values().stream().anyMatch(closed -> closed.filter(then -> !at.isBefore(then))
                            .isEmpty());
        }

        private boolean isOwn(Notice notice) {
            return notice.kind().isForSupport()
                    || (notice.kind().isAccess()
                            && notice.identity()
                                    .filter(other -> other.link().equals(entry.link()))
                                    .isPresent());
        }

        private boolean isTheirs(Notice notice) {
            // Only a request of a person has an address.
            if (!notice.through().isEmpty()) {
                return links.contains(notice.through());
            }
            boolean isByPerson = !notice.scene().address().isEmpty();
            // A link from a mail is opened in any browser, whoever asked for it.
            boolean isByMailLink = notice.kind() == NoticeType.CONTACT_CHANGED;
            boolean isBySomebodyUnknown = isDoorOpen(notice.at()) && !ENTRIES.contains(notice.kind());
            return isByPerson && (isByMailLink || isBySomebodyUnknown || isByTheirContact(notice));
        }

        // Keycloak's own mail for a forgotten password goes to the account's address, whether or not it counts.
        private boolean isByTheirContact(Notice notice) {
            return switch (notice.kind()) {
                case CONFIRMED -> notice.code().stream().anyMatch(contacts::contains);
                case PASSWORD_RECOVERED ->
                    notice.code().isEmpty()
                            ? contacts.contains(NoticeChannel.EMAIL)
                            : notice.code().stream().anyMatch(contacts::contains);
                default -> false;
            };
        }
    }
}
