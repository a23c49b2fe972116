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
 * The owner's contacts that a notice may be sent to, in the order in which one is chosen.
 *
 * @param all e-mail, SMS, PEC; any of them may be missing
 */
public record NoticeRouting(List<NoticeDestination> all) {

    public NoticeRouting {
        all = List.copyOf(all);
    }

    /**
     * The destinations of an account: the contacts in a book, and the certified mailbox.
     *
     * @param pec the certified mailbox; empty if there is none, or no mail server to reach it
     */
    public static NoticeRouting of(ContactBook book, Optional<String> pec) {
        List<NoticeDestination> all = new ArrayList<>();
        book.contacts().forEach(contact -> all.add(of(contact)));
        pec.ifPresent(address -> all.add(new NoticeDestination(NoticeChannel.PEC, address)));
        return new NoticeRouting(all);
    }

    /** The destination of one contact. */
    public static NoticeDestination of(Contact contact) {
        return contact instanceof Contact.Email email
                ? new NoticeDestination(NoticeChannel.EMAIL, email.address())
                : new NoticeDestination(NoticeChannel.SMS, contact.canonical());
    }

    /**
     * The destinations that are notified. Somebody who reads the owner's mail must not be the only one to learn of what
     * they did with it: if a code was sent to a contact, the next one is notified too.
     *
     * @param code the channels on which a code was sent that was used
     */
    public List<NoticeDestination> told(NotifyPolicy notify, Collection<NoticeChannel> code) {
        return switch (notify) {
            case NONE -> List.of();
            case ALL -> all;
            case FIRST_AVAILABLE -> firstAvailable(code);
        };
    }

    /**
     * The destinations that are told of attempts to use a code: the first one that the code did not go to, since
     * whoever tried may read the other; the first one if there is no such one.
     *
     * @param code the channels on which the code was sent
     */
    public List<NoticeDestination> besides(NotifyPolicy notify, Collection<NoticeChannel> code) {
        return notify == NotifyPolicy.FIRST_AVAILABLE
                ? all.stream()
                        .filter(next -> !code.contains(next.channel()))
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                        .stream()
                        .toList()
                : told(notify, code);
    }

    private List<NoticeDestination> firstAvailable(Collection<NoticeChannel> code) {
        List<NoticeDestination> notified = new ArrayList<>();
        for (NoticeDestination next : all) {
            notified.add(next);
            if (!code.contains(next.channel())) {
                break;
            }
        }
        return notified;
    }

    /** The union of two lists, in order. */
    public static List<NoticeDestination> union(List<NoticeDestination> some, List<NoticeDestination> others) {
        Set<NoticeDestination> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }
}
