package dev.identitycheck.recovery.captcha.altcha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.otp.KeyedHash;
import dev.identitycheck.keycloak.HmacSha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A proof of work")
class AltchaChallengeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyedHash KEY = HmacSha256.derivedFrom("a key of the realm".getBytes(UTF_8), "test");
    private static final KeyedHash OTHER_KEY = HmacSha256.derivedFrom("another realm's".getBytes(UTF_8), "test");
    private static final String HERE = "5:realmlogin.tab";

    private static AltchaChallenge challenge() {
        return AltchaChallenge.next("k1", KEY, HERE, 500, Duration.ofMinutes(10), NOON, new SecureRandom());
    }

    static AltchaSolution solved(AltchaChallenge challenge) {
        for (long number = 0; ; number++) {
            if (AltchaChallenge.hash(challenge.salt(), number).equals(challenge.hash())) {
                return new AltchaSolution(challenge.salt(), challenge.hash(), number, challenge.signature());
            }
        }
    }

    @Test
    @DisplayName("hashes as other implementations of the protocol do")
    void sameHash() {
        assertThat(AltchaChallenge.hash("00112233445566778899aabb?expires=1772366400&", 3141))
                .isEqualTo("0d29d10f5e0eaf0b39e0ebfe6b6cc0f759dbc7dcf4a989dce4305c32d56dd3e9");
    }

    @Test
    @DisplayName("is answered in the form in which other implementations of the protocol answer")
    void sameForm() {
        String payload =
                "eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoiMGQyOWQxMGY1ZTBlYWYwYjM5ZTBlYmZlNmI2Y2MwZjc1OWRi"
                        + "YzdkY2Y0YTk4OWRjZTQzMDVjMzJkNTZkZDNlOSIsIm51bWJlciI6"
                        + "MzE0MSwic2FsdCI6IjAwMTEyMjMzNDQ1NTY2Nzc4ODk5YWFi"
                        + "Yj9leHBpcmVzPTE3NzIzNjY0MDAmIiwic2lnbmF0dXJlIjoi"
                        + "NjRmZTlhNTY1MTIyN2YyNjhlZjQ4OWY5MmExM2Q4NDExNmNmYzhl"
                        + "YzI3ZGQxNWYwMDc4NTk4Yzg2NjFjZWQ5MyJ9";

        assertThat(AltchaSolution.parse(payload))
                .contains(new AltchaSolution(
                        "00112233445566778899aabb?expires=1772366400&",
                        "0d29d10f5e0eaf0b39e0ebfe6b6cc0f759dbc7dcf4a989dce4305c32d56dd3e9",
                        3141,
                        "64fe9a5651227f268ef489f92a13d84116cfc8ec27dd15f0078598c8661ced93"));
    }

    @Test
    @DisplayName("is right where it was asked, and names its key")
    void right() {
        AltchaSolution solution = solved(challenge());

        assertThat(solution.isRight(KEY, HERE)).isTrue();
        assertThat(solution.keyId()).contains("k1");
    }

    @Test
    @DisplayName("is worth nothing in another login or realm")
    void elsewhere() {
        AltchaSolution solution = solved(challenge());

        assertThat(solution.isRight(KEY, HERE + "2")).isFalse();
        assertThat(solution.isRight(OTHER_KEY, HERE)).isFalse();
    }

    @Test
    @DisplayName("is wrong with another number")
    void wrongNumber() {
        AltchaSolution right = solved(challenge());
        AltchaSolution wrong = new AltchaSolution(right.salt(), right.hash(), right.number() + 1, right.signature());

        assertThat(wrong.isRight(KEY, HERE)).isFalse();
    }

    @Test
    @DisplayName("cannot move digits from the number into the time at which it ends")
    void noSplicing() {
        AltchaSolution right = solved(challenge());
        String salt = right.salt().substring(0, right.salt().length() - 1);
        AltchaSolution spliced = new AltchaSolution(salt, right.hash(), right.number(), right.signature());

        assertThat(right.salt()).endsWith("&");
        assertThat(spliced.isRight(KEY, HERE)).isFalse();
        assertThat(new AltchaSolution("a?expires=9", AltchaChallenge.hash("a?expires=9", 1), 1, "s").isRight(KEY, HERE))
                .isFalse();
    }

    @Test
    @DisplayName("ends with its time")
    void expires() {
        AltchaSolution solution = solved(challenge());

        assertThat(solution.isLive(NOON.plusSeconds(599))).isTrue();
        assertThat(solution.isLive(NOON.plusSeconds(600))).isFalse();
        assertThat(new AltchaSolution("a?expires=x&", "h", 1, "s").isLive(NOON)).isFalse();
        assertThat(new AltchaSolution("a&", "h", 1, "s").isLive(NOON)).isFalse();
    }

    @Test
    @DisplayName("is none if it is not of this form")
    void malformed() {
        assertThat(AltchaSolution.parse(null)).isEmpty();
        assertThat(AltchaSolution.parse("")).isEmpty();
        assertThat(AltchaSolution.parse("%%%")).isEmpty();
        assertThat(AltchaSolution.parse(base64("[]"))).isEmpty();
        assertThat(AltchaSolution.parse(base64("{\"algorithm\":\"SHA-1\"}"))).isEmpty();
        assertThat(AltchaSolution.parse(base64("{".repeat(900)))).isEmpty();
        assertThat(AltchaSolution.parse("A".repeat(3_000))).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    @DisplayName("has people without JavaScript wait instead, each in their own login")
    void waiting() {
        WaitToken ticket =
                WaitToken.parse(WaitToken.next("k1", KEY, HERE, NOON).text()).orElseThrow();

        assertThat(ticket.isRight(KEY, HERE)).isTrue();
        assertThat(ticket.isRight(KEY, HERE + "2")).isFalse();
        assertThat(ticket.isRight(OTHER_KEY, HERE)).isFalse();
        assertThat(ticket.left(NOON.plusSeconds(19))).isPositive();
        assertThat(ticket.left(NOON.plusSeconds(20))).isZero();
        assertThat(ticket.isLive(Duration.ofMinutes(10), NOON.plusSeconds(600))).isFalse();
    }

    @Test
    @DisplayName("believes no waiting that was written by somebody else")
    void forgedWaiting() {
        String text = WaitToken.next("k1", KEY, HERE, NOON).text();
        String earlier = (NOON.getEpochSecond() - 60) + text.substring(text.indexOf('.'));

        assertThat(WaitToken.parse(earlier).orElseThrow().isRight(KEY, HERE)).isFalse();
        assertThat(WaitToken.parse(null)).isEmpty();
        assertThat(WaitToken.parse("1.k1.00")).isEmpty();
    }
}
