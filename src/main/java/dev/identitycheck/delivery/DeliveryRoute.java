package dev.identitycheck.delivery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.settings.ChannelSetting;
import java.util.List;
import java.util.Optional;

/**
 * Where a code goes, of the contacts on file.
 *
 * @param contacts where the next code goes; empty when nothing on file fits the setting
 * @param canUseEmail whether the person may switch to e-mail
 * @param canUseSms whether the person may switch to SMS
 */
public record DeliveryRoute(List<Contact> contacts, boolean canUseEmail, boolean canUseSms) {

    /** What somebody pressed, or chose before. */
    public enum Wish {
        NONE,
        EMAIL,
        SMS
    }

    /**
     * Picks the contacts by the setting. Whoever has another proved contact than the one that it names is not without a
     * contact: the code goes there. A wish counts only where the setting leaves a choice.
     */
    public static DeliveryRoute of(ChannelSetting channel, ContactBook book, Wish wish) {
        return switch (channel) {
            case EMAIL -> only(book.email().isPresent() ? book.email() : book.phone());
            case SMS -> only(book.phone().isPresent() ? book.phone() : book.email());
            case BOTH -> new DeliveryRoute(book.contacts(), false, false);
            case PREFERRED -> preferred(book, wish);
        };
    }

    private static DeliveryRoute preferred(ContactBook book, Wish wish) {
        boolean choice = book.email().isPresent() && book.phone().isPresent();
        boolean sms = book.email().isEmpty() || (choice && wish == Wish.SMS);
        List<Contact> contacts = only(sms ? book.phone() : book.email()).contacts();
        return new DeliveryRoute(contacts, choice && sms, choice && !sms);
    }

    private static DeliveryRoute only(Optional<? extends Contact> contact) {
        return new DeliveryRoute(contact.<List<Contact>>map(List::of).orElse(List.of()), false, false);
    }

    public boolean isEmpty() {
        return contacts.isEmpty();
    }

    /** The phone that a text message goes to. */
    public Optional<Contact.Phone> phone() {
        return contacts.stream()
                .filter(Contact.Phone.class::isInstance)
                .map(Contact.Phone.class::cast)
                .findFirst();
    }
}
