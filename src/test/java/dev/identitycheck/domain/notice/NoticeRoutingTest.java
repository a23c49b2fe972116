package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of an owner's contacts")
class DestinationsTest {

    private static final Optional<Contact.Email> EMAIL = Optional.of(new Contact.Email("anna@example.org"));
    private static final Optional<Contact.Phone> PHONE = Optional.of(new Contact.Phone("+393331234567"));
    private static final Destinations ALL =
            Destinations.of(new ContactBook(EMAIL, PHONE), Optional.of("anna@pec.example"));

    @Test
    @DisplayName("the first there is is told")
    void first() {
        assertThat(ways(ALL, Notify.FIRST_AVAILABLE, List.of())).containsExactly(Way.EMAIL);
        assertThat(ways(
                        Destinations.of(new ContactBook(Optional.empty(), PHONE), Optional.empty()),
                        Notify.FIRST_AVAILABLE,
                        List.of()))
                .containsExactly(Way.SMS);
        assertThat(ways(
                        Destinations.of(ContactBook.EMPTY, Optional.of("anna@pec.example")),
                        Notify.FIRST_AVAILABLE,
                        List.of()))
                .containsExactly(Way.PEC);
    }

    @Test
    @DisplayName("the next one is told too where the code went")
    void next() {
        assertThat(ways(ALL, Notify.FIRST_AVAILABLE, List.of(Way.EMAIL))).containsExactly(Way.EMAIL, Way.SMS);
        assertThat(ways(ALL, Notify.FIRST_AVAILABLE, List.of(Way.SMS))).containsExactly(Way.EMAIL);
        assertThat(ways(ALL, Notify.FIRST_AVAILABLE, List.of(Way.EMAIL, Way.SMS)))
                .containsExactly(Way.EMAIL, Way.SMS, Way.PEC);
        assertThat(ways(
                        Destinations.of(new ContactBook(EMAIL, Optional.empty()), Optional.empty()),
                        Notify.FIRST_AVAILABLE,
                        List.of(Way.EMAIL)))
                .as("nobody else is there")
                .containsExactly(Way.EMAIL);
    }

    @Test
    @DisplayName("all are told, or none, where the setting says so")
    void allOrNone() {
        assertThat(ways(ALL, Notify.ALL, List.of())).containsExactly(Way.EMAIL, Way.SMS, Way.PEC);
        assertThat(ways(ALL, Notify.NONE, List.of(Way.EMAIL))).isEmpty();
    }

    private static List<Way> ways(Destinations destinations, Notify notify, List<Way> code) {
        return destinations.told(notify, code).stream().map(Destination::way).toList();
    }
}
