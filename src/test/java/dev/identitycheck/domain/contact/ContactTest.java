package dev.identitycheck.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @Nested
    @DisplayName("A masked e-mail address")
    class Email {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "anna.rossi@example.org, a•••@e•••",
            "a@example.org, a•••@e•••",
            "a@b, a•••@b•••",
            "'\"a@b\"@example.org', '\"•••@e•••'",
            "ü@ö.example, ü•••@ö•••",
        })
        @DisplayName("shows two letters and no lengths")
        void twoLetters(String address, String masked) {
            assertThat(new Contact.Email(address).masked()).isEqualTo(masked);
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"", "a", "@", "a@", "@b", "no address"})
        @DisplayName("shows nothing of what is no address")
        void noAddress(String text) {
            assertThat(new Contact.Email(text).masked()).isEqualTo("•••");
        }

        @Test
        @DisplayName("does not cut a character apart")
        void wholeCharacter() {
            assertThat(new Contact.Email("\uD83D\uDE00x@example.org").masked()).isEqualTo("\uD83D\uDE00•••@e•••");
        }
    }

    @Nested
    @DisplayName("A masked phone number")
    class Phone {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"+393331234567, ••• 567", "+3933312, ••• 312", "+123456789012345, ••• 345"})
        @DisplayName("shows three digits and no lengths")
        void threeDigits(String number, String masked) {
            assertThat(new Contact.Phone(number).masked()).isEqualTo(masked);
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"", "1", "567", "+39", "393331234567", "+039333123456", "+1234567890123456", "+39 333"})
        @DisplayName("is of a whole E.164 number, or there is none")
        void whole(String number) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Contact.Phone(number));
        }

        @Test
        @DisplayName("that is refused is not quoted")
        void notQuoted() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Contact.Phone("00393331234567"))
                    .withMessageNotContaining("333");
        }
    }

    @Test
    @DisplayName("A book is empty when it has neither")
    void emptyBook() {
        Optional<Contact.Email> email = Optional.of(new Contact.Email("anna@example.org"));
        Optional<Contact.Phone> phone = Optional.of(new Contact.Phone("+393331234567"));
        assertThat(new ContactBook(Optional.empty(), Optional.empty()).isEmpty())
                .isTrue();
        assertThat(new ContactBook(email, Optional.empty()).isEmpty()).isFalse();
        assertThat(new ContactBook(Optional.empty(), phone).isEmpty()).isFalse();
    }

    @Test
    @DisplayName("A book lists what it has, the e-mail address first")
    void contacts() {
        Contact.Email email = new Contact.Email("anna@example.org");
        Contact.Phone phone = new Contact.Phone("+393331234567");
        assertThat(new ContactBook(Optional.of(email), Optional.of(phone)).contacts())
                .containsExactly(email, phone);
        assertThat(ContactBook.EMPTY.contacts()).isEmpty();
    }
}
