package dev.identitycheck.authenticator.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whether somebody is asked for the PIN or for a code")
class AvailableFactorsTest {

    @ParameterizedTest(name = "contact {0}, PIN {1}, codes locked {2}, PINs locked {3}, wishes PIN {4}: PIN {5}")
    @CsvSource({
        // both factors are available: as chosen
        "true, true, false, false, true, true",
        "true, true, false, false, false, false",
        // one factor is available: that one, locked or not
        "true, false, false, false, true, false",
        "true, false, true, false, true, false",
        "false, true, false, false, false, true",
        "false, true, false, true, false, true",
        // one factor is locked: the other one
        "true, true, true, false, false, true",
        "true, true, false, true, true, false",
        "true, true, true, false, true, true",
        "true, true, false, true, false, false",
        // both are locked: as chosen, and its page reports the lockout
        "true, true, true, true, true, true",
        "true, true, true, true, false, false"
    })
    void asks(boolean contact, boolean pin, boolean codeLocked, boolean pinLocked, boolean wish, boolean asksForPin) {
        ContactBook book = contact
                ? new ContactBook(Optional.of(new Contact.Email("anna@example.org")), Optional.empty())
                : ContactBook.EMPTY;
        AvailableFactors factors = new AvailableFactors(
                new AvailableFactors.CodeFactor(
                        book,
                        contact
                                ? AvailableFactors.MissingContact.NOTHING_MISSING
                                : AvailableFactors.MissingContact.GONE,
                        codeLocked,
                        Instant.EPOCH,
                        false),
                new AvailableFactors.PinFactor(pin, pinLocked, wish));
        assertThat(factors.asksForPin(wish)).isEqualTo(asksForPin);
        assertThat(factors.any()).isTrue();
    }
}
