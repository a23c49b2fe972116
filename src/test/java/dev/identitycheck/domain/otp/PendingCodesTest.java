package dev.identitycheck.domain.otp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.keycloak.HmacSha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendingCodesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofMinutes(5));
    private static final String LOGIN = "this login";
    private static final Contact.Email EMAIL = new Contact.Email("anna@agency.example");
    private static final Contact.Phone PHONE = new Contact.Phone("+393331234567");

    private static final CodeKey KEY = key("k1", "a realm's key");

    private static CodeKey key(String id, String master) {
        return new CodeKey(id, HmacSha256.derivedFrom(master.getBytes(UTF_8), "test"));
    }

    @Nested
    @DisplayName("A code that was sent")
    class OneCode {

        private final PendingCode sent = pending("123456", EXPIRY);
        private final PendingCodes codes = PendingCodes.NONE.plus(sent, 3);

        @Test
        @DisplayName("is found when it is entered")
        void found() {
            assertThat(find(codes, "123456")).contains(sent);
        }

        @ParameterizedTest
        @CsvSource({"123457", "023456", "654321", "12345", "1234567", "0123456"})
        @DisplayName("is not found by any other")
        void notFound(String entry) {
            assertThat(find(codes, entry)).isEmpty();
        }

        @ParameterizedTest(name = "{0} ms after it was sent: {1}")
        @CsvSource({"0, true", "299999, true", "300000, false", "300001, false"})
        @DisplayName("is gone with its lifetime, to the millisecond")
        void lifetime(long millis, boolean accepted) {
            Instant then = NOON.plusMillis(millis);
            assertThat(codes.find(new OneTimeCode("123456"), LOGIN, PendingCodesTest::keys, then)
                            .isPresent())
                    .isEqualTo(accepted);
            assertThat(codes.acceptedUntil(then)).isEqualTo(accepted ? Optional.of(EXPIRY) : Optional.empty());
        }

        @ParameterizedTest(name = "“{0}”")
        @ValueSource(strings = {"that login", "", "this login ", "This login"})
        @DisplayName("is worth nothing under another binding")
        void anotherBinding(String binding) {
            assertThat(codes.find(new OneTimeCode("123456"), binding, PendingCodesTest::keys, NOON))
                    .isEmpty();
        }

        @Test
        @DisplayName("is worth nothing under another key of the same name")
        void anotherKey() {
            CodeKey other = key("k1", "another realm's key");
            assertThat(codes.find(new OneTimeCode("123456"), LOGIN, id -> Optional.of(other), NOON))
                    .isEmpty();
        }

        @Test
        @DisplayName("is worth nothing once its key is gone")
        void keyGone() {
            assertThat(codes.find(new OneTimeCode("123456"), LOGIN, id -> Optional.empty(), NOON))
                    .isEmpty();
        }

        @Test
        @DisplayName("is kept as a hash that the plain key would not make")
        void keptAsHash() {
            assertThat(sent.hash()).doesNotContain("123456").hasSize(44);
            assertThat(sent.keyId()).isEqualTo("k1");
            assertThat(sent.toString()).doesNotContain("123456");
            assertThat(pending("123456", EXPIRY).hash()).isEqualTo(sent.hash());
            assertThat(pending("123457", EXPIRY).hash()).isNotEqualTo(sent.hash());
        }

        @Test
        @DisplayName("stays the same when it turns out to have gone another way")
        void anotherWay() {
            PendingCode both = sent.sent(List.of(EMAIL, PHONE));
            assertThat(both.channels()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
            assertThat(both.sent(List.of(EMAIL))).isEqualTo(sent.sent(List.of(EMAIL)));
            assertThat(find(PendingCodes.NONE.plus(both, 1), "123456")).contains(both);
        }

        @Test
        @DisplayName("counts while every contact that had it counts")
        void contactsThatHadIt() {
            PendingCode one = sent.sent(List.of(EMAIL));
            PendingCode both = sent.sent(List.of(EMAIL, PHONE));
            ContactBook everything = new ContactBook(Optional.of(EMAIL), Optional.of(PHONE));
            ContactBook phone = new ContactBook(Optional.empty(), Optional.of(PHONE));
            assertThat(one.wentOnlyTo(everything)).isTrue();
            assertThat(one.wentOnlyTo(phone)).isFalse();
            assertThat(both.wentOnlyTo(everything)).isTrue();
            assertThat(both.wentOnlyTo(phone)).isFalse();
            assertThat(sent.wentOnlyTo(everything)).as("it went nowhere").isFalse();
            assertThat(both.toString()).doesNotContain(EMAIL.address(), PHONE.number());
        }
    }

    @Nested
    @DisplayName("Several codes")
    class Several {

        private final PendingCode first = pending("111111", EXPIRY);
        private final PendingCode second = pending("222222", EXPIRY.plusSeconds(60));
        private final PendingCode third = pending("333333", EXPIRY.plusSeconds(120));
        private final PendingCode fourth = pending("444444", EXPIRY.plusSeconds(180));

        @Test
        @DisplayName("of four, the last three are accepted")
        void lastThree() {
            PendingCodes codes = sent(3, first, second, third, fourth);
            assertThat(codes.codes()).containsExactly(second, third, fourth);
            assertThat(find(codes, "111111")).isEmpty();
            assertThat(find(codes, "222222")).contains(second);
            assertThat(find(codes, "333333")).contains(third);
            assertThat(find(codes, "444444")).contains(fourth);
        }

        @Test
        @DisplayName("only the newest, where one is accepted")
        void newestOnly() {
            assertThat(sent(1, first, second).codes()).containsExactly(second);
        }

        @Test
        @DisplayName("a lower setting lets the older go with the next code")
        void lowered() {
            assertThat(sent(3, first, second, third).plus(fourth, 2).codes()).containsExactly(third, fourth);
        }

        @Test
        @DisplayName("each lives by its own time")
        void ownTime() {
            PendingCodes codes = sent(3, first, second);
            assertThat(codes.find(new OneTimeCode("111111"), LOGIN, PendingCodesTest::keys, EXPIRY))
                    .isEmpty();
            assertThat(codes.find(new OneTimeCode("222222"), LOGIN, PendingCodesTest::keys, EXPIRY))
                    .contains(second);
            assertThat(codes.acceptedUntil(NOON)).contains(second.expiresAt());
            assertThat(codes.acceptedUntil(second.expiresAt())).isEmpty();
        }

        @Test
        @DisplayName("a shorter life of a newer code does not shorten the older's")
        void longestLife() {
            assertThat(sent(3, fourth, first).acceptedUntil(NOON)).contains(fourth.expiresAt());
        }

        @Test
        @DisplayName("with one key gone the others still work")
        void oneKeyGone() {
            PendingCode old = PendingCode.of(
                    new OneTimeCode("999999"),
                    LOGIN,
                    key("k0", "an older key"),
                    NOON,
                    Duration.ofMinutes(5),
                    Set.of(Channel.EMAIL));
            assertThat(find(sent(3, old, first), "111111")).contains(first);
            assertThat(find(sent(3, old, first), "999999")).isEmpty();
        }
    }

    @Test
    @DisplayName("One that was issued when others were refused is told from one that was issued later")
    void refused() {
        PendingCodes codes = PendingCodes.NONE.plus(pending("123456", EXPIRY), 3);
        CodeOutcomes outcomes = CodeOutcomes.NONE.refused("code", NOON);

        assertThat(codes.anyRefusedBy(outcomes, "code")).isTrue();
        assertThat(codes.anyRefusedBy(outcomes, "recovery")).isFalse();
        assertThat(codes.anyRefusedBy(CodeOutcomes.NONE.refused("code", NOON.minusMillis(1)), "code"))
                .isFalse();
    }

    @Test
    @DisplayName("When the codes of a challenge were issued is known though they are accepted no more")
    void issued() {
        PendingCodes codes = PendingCodes.NONE;
        for (int minute = 0; minute < 5; minute++) {
            codes = codes.plus(issued(minute), 2);
        }

        assertThat(codes.codes()).hasSize(2);
        assertThat(codes.issued()).containsExactly(at(0), at(1), at(2), at(3), at(4));
        assertThat(codes.minus(codes.codes().get(1)).issued()).containsExactlyInAnyOrderElementsOf(codes.issued());
        for (int minute = 5; minute < 90; minute++) {
            codes = codes.plus(issued(minute), 2);
        }
        assertThat(codes.earlier()).hasSize(PendingCodes.MOST_EARLIER).contains(at(87));
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static PendingCode issued(int minute) {
        return PendingCode.of(
                new OneTimeCode("123456"), LOGIN, KEY, at(minute), Duration.ofMinutes(5), Set.of(Channel.EMAIL));
    }

    @Test
    @DisplayName("With no code sent, none is found and none is live")
    void none() {
        assertThat(find(PendingCodes.NONE, "123456")).isEmpty();
        assertThat(PendingCodes.NONE.acceptedUntil(NOON)).isEmpty();
    }

    @Test
    @DisplayName("A key that has other uses does not hash codes itself")
    void derived() {
        assertThat(KEY.hash(new OneTimeCode("123456"), LOGIN))
                .isEqualTo(key("k2", "a realm's key").hash(new OneTimeCode("123456"), LOGIN))
                .isNotEqualTo(key("k1", "b").hash(new OneTimeCode("123456"), LOGIN));
    }

    @Test
    @DisplayName("Digits cannot move from the code into the binding")
    void unambiguous() {
        assertThat(KEY.hash(new OneTimeCode("123456"), "7")).isNotEqualTo(KEY.hash(new OneTimeCode("1234567"), ""));
    }

    private static Optional<CodeKey> keys(String id) {
        return id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty();
    }

    private PendingCode pending(String digits, Instant expiry) {
        return PendingCode.of(
                new OneTimeCode(digits), LOGIN, KEY, NOON, Duration.between(NOON, expiry), Set.of(Channel.EMAIL));
    }

    private Optional<PendingCode> find(PendingCodes codes, String entry) {
        return codes.find(new OneTimeCode(entry), LOGIN, PendingCodesTest::keys, NOON);
    }

    private static PendingCodes sent(int accepted, PendingCode... codes) {
        PendingCodes all = PendingCodes.NONE;
        for (PendingCode code : List.of(codes)) {
            all = all.plus(code, accepted);
        }
        return all;
    }
}
