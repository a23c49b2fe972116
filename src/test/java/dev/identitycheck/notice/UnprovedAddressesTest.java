package dev.identitycheck.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An address that nobody has proved")
class UnprovedAddressesTest {

    private static Optional<Contact.Email> address(@Nullable String name) {
        return Optional.ofNullable(name).map(n -> new Contact.Email(n + "@example.org"));
    }

    private static ContactBook book(@Nullable String name) {
        return new ContactBook(address(name), Optional.empty());
    }

    @ParameterizedTest(name = "{0} before; {1} after, {2} proved: {3}")
    @CsvSource({
        "old, new, , true",
        "old, , new, true",
        "old, , , true",
        "old, old, , false",
        "old, , old, false",
        ", new, , false",
        ", , new, false",
    })
    @DisplayName("is replaced by another, proved or not, and by none; not by its own proof")
    void replaced(@Nullable String before, @Nullable String after, @Nullable String proved, boolean expected) {
        UnprovedAddresses addresses = new UnprovedAddresses(address(before), address(after));

        assertThat(addresses.isReplaced(book(proved))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} before, or {1} proved; {2} after: {3}")
    @CsvSource({
        "old, , new, new",
        ", old, new, new",
        ", , new, new",
        "old, , old, ",
        ", old, old, ",
        "old, , , ",
    })
    @DisplayName("is new unless it was there before, proved or not")
    void added(@Nullable String before, @Nullable String proved, @Nullable String after, @Nullable String expected) {
        UnprovedAddresses addresses = new UnprovedAddresses(address(before), address(after));

        assertThat(addresses.added(book(proved))).isEqualTo(address(expected));
    }
}
