package dev.identitycheck.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeRecipients;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A recovery whose code was right")
class VerifiedRecoveryTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final CodeRecipients SENT_TO =
            CodeRecipients.of("h4sh=", List.of(new Contact.Email("anna@agency.example")));

    @Test
    @DisplayName("is read as it was noted, with the time at which its code was issued")
    void roundTrip() {
        VerifiedRecovery recovery = new VerifiedRecovery("u1", SENT_TO, ISSUED);

        assertThat(VerifiedRecovery.read(recovery.text())).contains(recovery);
    }

    @Test
    @DisplayName("keeps when the other codes of its login were issued")
    void others() {
        VerifiedRecovery recovery =
                new VerifiedRecovery("u1", SENT_TO, ISSUED, List.of(ISSUED.minusSeconds(60), ISSUED.plusSeconds(60)));

        assertThat(VerifiedRecovery.read(recovery.text())).contains(recovery);
    }

    @Test
    @DisplayName("of an older version counts as if its code had been issued before every refusal")
    void olderVersion() {
        assertThat(VerifiedRecovery.read("u1 " + SENT_TO.text()))
                .contains(new VerifiedRecovery("u1", SENT_TO, Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u1", "u1 123", " 123 salt d", "u1 123 salt"})
    @DisplayName("is none in another form")
    void malformed(String text) {
        assertThat(VerifiedRecovery.read(text)
                        .filter(r ->
                                !r.sentTo().digests().isEmpty() && r.issuedAt().isAfter(Instant.EPOCH)))
                .isEmpty();
    }
}
