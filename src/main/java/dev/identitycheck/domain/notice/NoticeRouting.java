package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contacts of an owner to whom a notice may go, in the order in which one is chosen.
 *
 * @param all e-mail, SMS, PEC; any of them may be missing
 */
public record NoticeRouting(List<NoticeDestination> all) {

    public NoticeRouting {
        all = List.copyOf(all);
    }

    /**
     * The contacts in a book.
     *
     * @param pec a certified mailbox; nothing if there is none, or nothing to send to it with
     */
    public static NoticeRouting of(ContactBook book, Optional<String> pec) {
        List<NoticeDestination> all = new ArrayList<>();
        book.contacts().forEach(contact -> all.add(of(contact)));
        pec.ifPresent(address -> all.add(new NoticeDestination(NoticeChannel.PEC, address)));
        return new NoticeRouting(all);
    }

    /** One contact. */
    public static NoticeDestination of(Contact contact) {
        return contact instanceof Contact.Email email
                ? new NoticeDestination(NoticeChannel.EMAIL, email.address())
                : new NoticeDestination(NoticeChannel.SMS, contact.canonical());
    }

    /**
     * Those that are told. Whoever reads somebody else's mail shall not be the only one who hears of what they did with
     * it: where a code went to a contact, the next one is told too.
     *
     * @param code the ways on which a code went that was used
     */
    public List<NoticeDestination> told(NotifyPolicy notify, Collection<NoticeChannel> code) {
        return switch (notify) {
            case NONE -> List.of();
            case ALL -> all;
            case FIRST_AVAILABLE -> firstAvailable(code);
        };
    }

    private List<NoticeDestination> firstAvailable(Collection<NoticeChannel> code) {
        List<NoticeDestination> told = new ArrayList<>();
        for (NoticeDestination next : all) {
            told.add(next);
            if (!code.contains(next.way())) {
                break;
            }
        }
        return told;
    }

    /** Both, each once. */
    public static List<NoticeDestination> union(List<NoticeDestination> some, List<NoticeDestination> others) {
        Set<NoticeDestination> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }
}
