package dev.identitycheck.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of an owner's contacts")
class NoticeRoutingTest {

    private static final Optional<Contact.Email> EMAIL = Optional.of(new Contact.Email("anna@example.org"));
    private static final Optional<Contact.Phone> PHONE = Optional.of(new Contact.Phone("+393331234567"));
    private static final NoticeRouting ALL =
            NoticeRouting.of(new ContactBook(EMAIL, PHONE), Optional.of("anna@pec.example"));

    @Test
    @DisplayName("the first there is is told")
    void first() {
        assertThat(ways(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of())).containsExactly(NoticeChannel.EMAIL);
        assertThat(ways(
                        NoticeRouting.of(new ContactBook(Optional.empty(), PHONE), Optional.empty()),
                        NotifyPolicy.FIRST_AVAILABLE,
                        List.of()))
                .containsExactly(NoticeChannel.SMS);
        assertThat(ways(
                        NoticeRouting.of(ContactBook.EMPTY, Optional.of("anna@pec.example")),
                        NotifyPolicy.FIRST_AVAILABLE,
                        List.of()))
                .containsExactly(NoticeChannel.PEC);
    }

    @Test
    @DisplayName("the next one is told too where the code went")
    void next() {
        assertThat(ways(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.EMAIL)))
                .containsExactly(NoticeChannel.EMAIL, NoticeChannel.SMS);
        assertThat(ways(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.SMS)))
                .containsExactly(NoticeChannel.EMAIL);
        assertThat(ways(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.EMAIL, NoticeChannel.SMS)))
                .containsExactly(NoticeChannel.EMAIL, NoticeChannel.SMS, NoticeChannel.PEC);
        assertThat(ways(
                        NoticeRouting.of(new ContactBook(EMAIL, Optional.empty()), Optional.empty()),
                        NotifyPolicy.FIRST_AVAILABLE,
                        List.of(NoticeChannel.EMAIL)))
                .as("nobody else is there")
                .containsExactly(NoticeChannel.EMAIL);
    }

    @Test
    @DisplayName("all are told, or none, where the setting says so")
    void allOrNone() {
        assertThat(ways(ALL, NotifyPolicy.ALL, List.of()))
                .containsExactly(NoticeChannel.EMAIL, NoticeChannel.SMS, NoticeChannel.PEC);
        assertThat(ways(ALL, NotifyPolicy.NONE, List.of(NoticeChannel.EMAIL))).isEmpty();
    }

    @Test
    @DisplayName("one that the code did not go to is told of attempts, where there is one")
    void besides() {
        assertThat(besides(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.EMAIL)))
                .containsExactly(NoticeChannel.SMS);
        assertThat(besides(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.SMS)))
                .containsExactly(NoticeChannel.EMAIL);
        assertThat(besides(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of(NoticeChannel.EMAIL, NoticeChannel.SMS)))
                .containsExactly(NoticeChannel.PEC);
        assertThat(besides(ALL, NotifyPolicy.FIRST_AVAILABLE, List.of())).containsExactly(NoticeChannel.EMAIL);
        assertThat(besides(
                        NoticeRouting.of(new ContactBook(EMAIL, Optional.empty()), Optional.empty()),
                        NotifyPolicy.FIRST_AVAILABLE,
                        List.of(NoticeChannel.EMAIL)))
                .as("nobody else is there")
                .containsExactly(NoticeChannel.EMAIL);
        assertThat(besides(ALL, NotifyPolicy.ALL, List.of(NoticeChannel.EMAIL))).hasSize(3);
        assertThat(besides(ALL, NotifyPolicy.NONE, List.of())).isEmpty();
    }

    private static List<NoticeChannel> besides(
            NoticeRouting destinations, NotifyPolicy notify, List<NoticeChannel> code) {
        return destinations.besides(notify, code).stream()
                .map(NoticeDestination::channel)
                .toList();
    }

    private static List<NoticeChannel> ways(NoticeRouting destinations, NotifyPolicy notify, List<NoticeChannel> code) {
        return destinations.told(notify, code).stream()
                .map(NoticeDestination::channel)
                .toList();
    }
}
