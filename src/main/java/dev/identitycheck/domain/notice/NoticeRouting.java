package dev.identitycheck.notice;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
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
public record Destinations(List<Destination> all) {

    public Destinations {
        all = List.copyOf(all);
    }

    /**
     * The contacts in a book.
     *
     * @param pec a certified mailbox; nothing if there is none, or nothing to send to it with
     */
    public static Destinations of(ContactBook book, Optional<String> pec) {
        List<Destination> all = new ArrayList<>();
        book.contacts().forEach(contact -> all.add(of(contact)));
        pec.ifPresent(address -> all.add(new Destination(Way.PEC, address)));
        return new Destinations(all);
    }

    /** One contact. */
    public static Destination of(Contact contact) {
        return contact instanceof Contact.Email email
                ? new Destination(Way.EMAIL, email.address())
                : new Destination(Way.SMS, contact.canonical());
    }

    /**
     * Those that are told. Whoever reads somebody else's mail shall not be the only one who hears of what they did with
     * it: where a code went to a contact, the next one is told too.
     *
     * @param code the ways on which a code went that was used
     */
    public List<Destination> told(Notify notify, Collection<Way> code) {
        return switch (notify) {
            case NONE -> List.of();
            case ALL -> all;
            case FIRST_AVAILABLE -> firstAvailable(code);
        };
    }

    private List<Destination> firstAvailable(Collection<Way> code) {
        List<Destination> told = new ArrayList<>();
        for (Destination next : all) {
            told.add(next);
            if (!code.contains(next.way())) {
                break;
            }
        }
        return told;
    }

    /** Both, each once. */
    public static List<Destination> union(List<Destination> some, List<Destination> others) {
        Set<Destination> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }
}
