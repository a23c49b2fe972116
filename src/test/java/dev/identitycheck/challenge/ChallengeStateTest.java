package dev.identitycheck.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.code.CodeKey;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.code.PendingCodes;
import dev.identitycheck.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeNoteTest {

    private static final Instant EXPIRY = Instant.parse("2026-03-01T12:05:00.123Z");
    private static final CodeKey KEY = CodeKey.derivedFrom("k1", "key".getBytes(UTF_8));
    private static final PendingCode CODE = PendingCode.of(new OneTimeCode("718293"), "binding", KEY, EXPIRY, "email");

    private static final String NOTE = "{\"about\":\"identity:d1\",\"codes\":[{\"keyId\":\"k1\",\"hash\":\"h\","
            + "\"expiresAt\":1772366700123,\"via\":\"sms\",\"sentTo\":[\"d\"]}],\"wish\":\"SMS\",\"messageId\":\"m1\"}";

    @ParameterizedTest
    @EnumSource(Route.Wish.class)
    @DisplayName("a challenge comes back as it was kept, to the millisecond")
    void roundTrip(Route.Wish wish) {
        ChallengeNote opened = ChallengeNote.opened("identity:d1", wish);
        ChallengeNote sent = opened.with(
                new PendingCodes(List.of(CODE, CODE.sent("both", List.of(new Contact.Email("a@agency.example"))))),
                "m1");
        assertThat(ChallengeNote.parse(opened.json())).contains(opened);
        assertThat(ChallengeNote.parse(sent.json())).contains(sent);
        assertThat(sent.with(Route.Wish.SMS))
                .isEqualTo(new ChallengeNote("identity:d1", sent.codes(), Route.Wish.SMS, "m1", Optional.empty()));
    }

    @Test
    @DisplayName("a message that was under way is remembered until something is known of it")
    void underway() {
        ChallengeNote underway = ChallengeNote.opened("identity:d1", Route.Wish.NONE)
                .with(new PendingCodes(List.of(CODE)), "m1")
                .underway(EXPIRY);
        assertThat(ChallengeNote.parse(underway.json())).contains(underway);
        assertThat(underway.with(Route.Wish.SMS).underwaySince()).contains(EXPIRY);
        assertThat(underway.settled().underwaySince()).isEmpty();
        assertThat(underway.with(underway.codes(), "m2").underwaySince()).isEmpty();
    }

    @Test
    @DisplayName("it holds no code")
    void noCode() {
        ChallengeNote sent =
                ChallengeNote.opened("identity:d1", Route.Wish.NONE).with(new PendingCodes(List.of(CODE)), "m1");
        assertThat(sent.json()).doesNotContain("718293");
        assertThat(sent.toString()).doesNotContain("718293");
    }

    @Test
    @DisplayName("fields of another version are passed over")
    void unknownFields() {
        assertThat(ChallengeNote.parse(NOTE.replace("{", "{\"more\":[1],"))).isEqualTo(ChallengeNote.parse(NOTE));
        assertThat(ChallengeNote.parse(NOTE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "codes", "wish", "messageId", "keyId", "hash", "expiresAt", "via", "sentTo"})
    @DisplayName("one with a field missing is none")
    void missingField(String field) {
        assertThat(ChallengeNote.parse(NOTE.replace("\"" + field + "\"", "\"x\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "not JSON", "{\"about\":\"identity:d1\""})
    @DisplayName("one that cannot be read is none")
    void unreadable(String json) {
        assertThat(ChallengeNote.parse(json)).isEmpty();
    }

    @Test
    @DisplayName("a wish that does not exist is no challenge")
    void unknownWish() {
        assertThat(ChallengeNote.parse(NOTE.replace("\"SMS\"", "\"PIGEON\""))).isEmpty();
    }
}
