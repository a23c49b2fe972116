package dev.identitycheck.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeKey;
import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import dev.identitycheck.keycloak.HmacSha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Instant EXPIRY = NOON.plus(LIFETIME);
    private static final CodeKey KEY = new CodeKey("k1", HmacSha256.derivedFrom("key".getBytes(UTF_8), "test"));
    private static final PendingCode CODE =
            PendingCode.of(new OneTimeCode("718293"), "binding", KEY, NOON, LIFETIME, Set.of(Channel.EMAIL));

    private static final String NOTE = "{\"about\":\"identity:d1\",\"codes\":[{\"keyId\":\"k1\",\"hash\":\"h\","
            + "\"expiresAt\":1772366700123,\"via\":\"sms\",\"sentTo\":[\"d\"]}],\"wish\":\"SMS\",\"messageId\":\"m1\"}";

    @ParameterizedTest
    @EnumSource(DeliveryRoute.RequestedChannel.class)
    @DisplayName("a challenge comes back as it was kept, to the millisecond")
    void roundTrip(DeliveryRoute.RequestedChannel requested) {
        ChallengeState opened = ChallengeState.opened("identity:d1", requested, NOON);
        ChallengeState sent = opened.with(
                new PendingCodes(List.of(CODE, CODE.sent(List.of(new Contact.Email("a@agency.example"))))), "m1");
        assertThat(ChallengeState.parse(opened.json())).contains(opened);
        assertThat(ChallengeState.parse(sent.json())).contains(sent);
        assertThat(sent.with(DeliveryRoute.RequestedChannel.SMS))
                .isEqualTo(new ChallengeState(
                        "identity:d1",
                        sent.codes(),
                        DeliveryRoute.RequestedChannel.SMS,
                        "m1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOON)));
    }

    @Test
    @DisplayName("when its earlier codes were issued is remembered")
    void earlierCodes() {
        ChallengeState resent = ChallengeState.opened("code", DeliveryRoute.RequestedChannel.NONE, NOON)
                .with(new PendingCodes(List.of(CODE), List.of(NOON.minusSeconds(60))), "m2");

        assertThat(ChallengeState.parse(resent.json())).contains(resent);
    }

    @Test
    @DisplayName("the limit that denied a text message is remembered, with its end if it has one")
    void textLimit() {
        ChallengeState opened = ChallengeState.opened("identity:d1", DeliveryRoute.RequestedChannel.NONE, NOON);
        for (Optional<Instant> until : List.of(Optional.<Instant>empty(), Optional.of(EXPIRY))) {
            ChallengeState limited = opened.limited(Optional.of(new ChallengeState.TextLimit(until)));
            assertThat(ChallengeState.parse(limited.json())).contains(limited);
            assertThat(limited.with(PendingCodes.NONE, "m2").textLimit()).isEqualTo(limited.textLimit());
        }
    }

    @Test
    @DisplayName("a code that reached nobody is gone, and the ones before it stay")
    void undelivered() {
        PendingCode former = CODE.sent(List.of(new Contact.Email("a@agency.example")));
        ChallengeState underway = ChallengeState.opened("identity:d1", DeliveryRoute.RequestedChannel.NONE, NOON)
                .with(new PendingCodes(List.of(former, CODE)), "m2")
                .underway(EXPIRY);
        assertThat(underway.undelivered().codes().codes()).containsExactly(former);
        assertThat(underway.undelivered().underwaySince()).isEmpty();
    }

    @Test
    @DisplayName("a message that was under way is remembered until something is known of it")
    void underway() {
        ChallengeState underway = ChallengeState.opened("identity:d1", DeliveryRoute.RequestedChannel.NONE, NOON)
                .with(new PendingCodes(List.of(CODE)), "m1")
                .underway(EXPIRY);
        assertThat(ChallengeState.parse(underway.json())).contains(underway);
        assertThat(underway.with(DeliveryRoute.RequestedChannel.SMS).underwaySince())
                .contains(EXPIRY);
        assertThat(underway.settled().underwaySince()).isEmpty();
        assertThat(underway.with(underway.codes(), "m2").underwaySince()).isEmpty();
    }

    @Test
    @DisplayName("it is refused with its codes, and with those of other browsers while it was open")
    void refused() {
        ChallengeState opened = ChallengeState.opened("code", DeliveryRoute.RequestedChannel.NONE, NOON);
        ChallengeState sent = opened.with(new PendingCodes(List.of(CODE)), "m1");
        CodeOutcomes then = CodeOutcomes.NONE.refused("code", NOON);

        assertThat(opened.isRefusedBy(then)).isTrue();
        assertThat(sent.isRefusedBy(then)).isTrue();
        assertThat(sent.isRefusedBy(CodeOutcomes.NONE.refused("phone:word", NOON)))
                .isFalse();
        assertThat(opened.isRefusedBy(CodeOutcomes.NONE.refused("code", NOON.minusMillis(1))))
                .isFalse();
    }

    @Test
    @DisplayName("a code of an older version counts as issued as early as it can have been")
    void olderVersion() {
        ChallengeState older =
                ChallengeState.parse(NOTE.replace("identity:d1", "code")).orElseThrow();
        Instant earliest = Instant.ofEpochMilli(1772366700123L).minus(Duration.ofMinutes(10));

        assertThat(older.isRefusedBy(CodeOutcomes.NONE.refused("code", earliest.minusMillis(1))))
                .isFalse();
        assertThat(older.isRefusedBy(CodeOutcomes.NONE.refused("code", earliest)))
                .isTrue();
    }

    @Test
    @DisplayName("it holds no code")
    void noCode() {
        ChallengeState sent = ChallengeState.opened("identity:d1", DeliveryRoute.RequestedChannel.NONE, NOON)
                .with(new PendingCodes(List.of(CODE)), "m1");
        assertThat(sent.json()).doesNotContain("718293");
        assertThat(sent.toString()).doesNotContain("718293");
    }

    @Test
    @DisplayName("fields of another version are passed over")
    void unknownFields() {
        assertThat(ChallengeState.parse(NOTE.replace("{", "{\"more\":[1],"))).isEqualTo(ChallengeState.parse(NOTE));
        assertThat(ChallengeState.parse(NOTE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "codes", "wish", "messageId", "keyId", "hash", "expiresAt", "via", "sentTo"})
    @DisplayName("one with a field missing is none")
    void missingField(String field) {
        assertThat(ChallengeState.parse(NOTE.replace("\"" + field + "\"", "\"x\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "not JSON", "{\"about\":\"identity:d1\""})
    @DisplayName("one that cannot be read is none")
    void unreadable(String json) {
        assertThat(ChallengeState.parse(json)).isEmpty();
    }

    @Test
    @DisplayName("a wish that does not exist is no challenge")
    void unknownWish() {
        assertThat(ChallengeState.parse(NOTE.replace("\"SMS\"", "\"PIGEON\""))).isEmpty();
    }
}
