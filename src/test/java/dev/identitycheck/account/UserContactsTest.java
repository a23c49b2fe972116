package dev.identitycheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.phone.PhoneNumberParser;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

@DisplayName("Only what was proved is a contact")
class UserContactsTest {

    private final UserModel user = new InMemoryUserAdapter(null, null, "user");

    private ContactBook contacts() {
        return UserContacts.of(user, Optional.empty(), new PhoneNumberParser(Optional.empty()));
    }

    @Nested
    @DisplayName("An e-mail address")
    class Email {

        @ParameterizedTest(name = "{0}, verified {1}: {2}")
        @CsvSource({
            "anna@example.org, true, true",
            "anna@example.org, false, false",
            "anna, true, false",
            "@example.org, true, false",
            "'', true, false"
        })
        @DisplayName("counts when it is verified and looks like one")
        void verified(String address, boolean verified, boolean counts) {
            user.setEmail(address);
            user.setEmailVerified(verified);
            assertThat(contacts().email().isPresent()).isEqualTo(counts);
        }

        @Test
        @DisplayName("that is not there is none, whatever the flag says")
        void none() {
            user.setEmailVerified(true);
            assertThat(contacts().isEmpty()).isTrue();
        }
    }

    @Nested
    @DisplayName("A phone number")
    class Phone {

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(
                strings = {
                    "+393331234567",
                    "+39 333 1234567",
                    "+39-333-123.45.67",
                    "+39 (333) 1234567",
                    "+3933312345",
                    "+39333\n1234567",
                    "+393331234567\n",
                    "\u202A+393331234567\u202C",
                })
        @DisplayName("counts when it has a country code, with or without marks between the digits")
        void countryCode(String number) {
            phone(number, "true");
            assertThat(contacts().phone()).contains(new Contact.Phone(number.replaceAll("[^+0-9]", "")));
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(
                strings = {
                    "",
                    "+",
                    "393331234567",
                    "3331234567",
                    "+1234567",
                    "+123456789012345",
                    "+0393331234567",
                    "+123456",
                    "+1234567890123456",
                    "+39333123456a",
                    "+39333+1234567",
                    "++393331234567",
                    "+393331234567;ext=1",
                    "tel:+393331234567"
                })
        @DisplayName("does not count when it is anything else")
        void noNumber(String number) {
            phone(number, "true");
            assertThat(contacts().phone()).isEmpty();
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"333 1234567", "0039 333 1234567", "+39 333 1234567", "+３９ ３３３ １２３４５６７"})
        @DisplayName("is the same contact in whatever shape it is stored")
        void sameContact(String number) {
            phone(number, "true");
            assertThat(UserContacts.of(user, Optional.empty(), new PhoneNumberParser(Optional.of("IT")))
                            .phone())
                    .contains(new Contact.Phone("+393331234567"));
        }

        @ParameterizedTest(name = "“{0}”")
        @NullSource
        @ValueSource(strings = {"false", "", "1", "yes", " true"})
        @DisplayName("does not count unless it is said to be verified")
        void notVerified(String verified) {
            phone("+393331234567", verified);
            assertThat(contacts().phone()).isEmpty();
        }

        @Test
        @DisplayName("that is not there is none, whatever the flag says")
        void none() {
            user.setSingleAttribute(UserContacts.PHONE_VERIFIED, "true");
            assertThat(contacts().isEmpty()).isTrue();
        }

        @Test
        @DisplayName("of the user's credential goes first, whatever the attributes say")
        void ofCredential() {
            phone("+393331234567", "true");
            assertThat(UserContacts.of(user, Optional.of("+393479999999"), new PhoneNumberParser(Optional.empty()))
                            .phone())
                    .contains(new Contact.Phone("+393479999999"));
        }

        private void phone(String number, String verified) {
            user.setSingleAttribute(UserContacts.PHONE, number);
            user.setSingleAttribute(UserContacts.PHONE_VERIFIED, verified);
        }
    }
}
