package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.settings.ChannelSetting;
import java.util.List;
import java.util.Optional;

/**
 * The contacts on file that a code is sent to.
 *
 * @param contacts the contacts that the next code is sent to; empty when none on file fits the setting
 * @param canUseEmail whether the user may switch to e-mail
 * @param canUseSms whether the user may switch to SMS
 */
public record DeliveryRoute(List<Contact> contacts, boolean canUseEmail, boolean canUseSms) {

    /** The channel that the user requested on the page, or chose before. */
    public enum RequestedChannel {
        NONE,
        EMAIL,
        SMS
    }

    /**
     * Chooses the contacts by the channel setting. If the user has no contact on the channel of the setting, the code
     * goes to the user's other verified contact. The requested channel counts only where the setting leaves a choice.
     */
    public static DeliveryRoute of(ChannelSetting channel, ContactBook book, RequestedChannel requested) {
        return switch (channel) {
            case EMAIL -> only(book.email().isPresent() ? book.email() : book.phone());
            case SMS -> only(book.phone().isPresent() ? book.phone() : book.email());
            case BOTH -> new DeliveryRoute(book.contacts(), false, false);
            case PREFERRED -> preferred(book, requested);
        };
    }

    private static DeliveryRoute preferred(ContactBook book, RequestedChannel requested) {
        boolean choice = book.email().isPresent() && book.phone().isPresent();
        boolean sms = book.email().isEmpty() || (choice && requested == RequestedChannel.SMS);
        List<Contact> contacts = only(sms ? book.phone() : book.email()).contacts();
        return new DeliveryRoute(contacts, choice && sms, choice && !sms);
    }

    private static DeliveryRoute only(Optional<? extends Contact> contact) {
        return new DeliveryRoute(contact.<List<Contact>>map(List::of).orElse(List.of()), false, false);
    }

    public boolean isEmpty() {
        return contacts.isEmpty();
    }

    /** The phone among the contacts; empty if the code goes to none. */
    public Optional<Contact.Phone> phone() {
        return contacts.stream()
                .filter(Contact.Phone.class::isInstance)
                .map(Contact.Phone.class::cast)
                .findFirst();
    }
}
