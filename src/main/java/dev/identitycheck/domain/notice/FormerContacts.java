package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The contacts that a person has lately taken off an account or replaced. Whoever has got into an account begins with
 * its contacts; what follows is told at those of before too, for as long as the new ones confirm nothing.
 *
 * @param contacts oldest first, at most {@link #LIMIT}
 */
public record FormerContacts(List<Former> contacts) {

    /** The largest number of former contacts. */
    public static final int LIMIT = 5;

    /** No contact. */
    public static final FormerContacts NONE = new FormerContacts(List.of());

    /**
     * One contact.
     *
     * @param destination where its owner is told
     * @param until how long
     */
    public record Former(NoticeDestination destination, Instant until) {}

    public FormerContacts {
        contacts = List.copyOf(contacts);
    }

    /** Adds contacts; of too many, the oldest are removed, and so are those whose time is over. */
    public FormerContacts plus(List<NoticeDestination> removed, Instant until, Instant now) {
        List<Former> all = new ArrayList<>(live(now).contacts);
        all.removeIf(former -> removed.contains(former.destination()));
        removed.forEach(destination -> all.add(new Former(destination, until)));
        return new FormerContacts(all.subList(Math.max(0, all.size() - LIMIT), all.size()));
    }

    /** Those whose time is not over. */
    public FormerContacts live(Instant now) {
        return new FormerContacts(
                contacts.stream().filter(former -> now.isBefore(former.until())).toList());
    }

    /** Where their owner is told. */
    public List<NoticeDestination> destinations() {
        return contacts.stream().map(Former::destination).toList();
    }
}
