package dev.identitycheck.recovery.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text message that somebody sent")
class InboundTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"id\":\"m-1\",\"from\":\"+393331234567\",\"text\":\"BH MK 123\"}";
    private static final HmacInboundSmsProvider HMAC = new HmacInboundSmsProvider("a secret");

    private static InboundSmsRequest signed(String secret, Instant at, String body) {
        String signature =
                HexFormat.of().formatHex(HmacSignature.of("HmacSHA256", secret, at.getEpochSecond() + "." + BODY));
        return new InboundSmsRequest(
                "https://login.example/hook",
                Map.of("x-timestamp", Long.toString(at.getEpochSecond()), "x-signature", signature),
                body,
                new TreeMap<>(),
                NOON);
    }

    @Test
    @DisplayName("is heard from any gateway that signs time and body")
    void hmac() {
        InboundSms sms = HMAC.verified(signed("a secret", NOON, BODY)).orElseThrow();

        assertThat(sms).isEqualTo(new InboundSms("m-1", "+393331234567", "BH MK 123"));
        assertThat(sms.toString()).doesNotContain("333", "123");
    }

    @Test
    @DisplayName("is not heard with another secret, another body, too early or too late")
    void hmacRefused() {
        assertThat(HMAC.verified(signed("another", NOON, BODY))).isEmpty();
        assertThat(HMAC.verified(signed("a secret", NOON, BODY.replace("123", "124"))))
                .isEmpty();
        assertThat(HMAC.verified(signed("a secret", NOON.minusSeconds(300), BODY)))
                .isPresent();
        assertThat(HMAC.verified(signed("a secret", NOON.minusSeconds(301), BODY)))
                .isEmpty();
        assertThat(HMAC.verified(signed("a secret", NOON.plusSeconds(301), BODY)))
                .isEmpty();
        assertThat(HMAC.verified(new InboundSmsRequest("u", Map.of(), BODY, new TreeMap<>(), NOON)))
                .isEmpty();
    }

    @Test
    @DisplayName("is heard from Twilio by the signature that Twilio's documentation gives for its example")
    void twilio() {
        Map<String, String> example = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212");
        String signature = Base64.getEncoder()
                .encodeToString(HmacSignature.of(
                        "HmacSHA1",
                        "12345",
                        "https://mycompany.com/myapp.php?foo=1&bar=2"
                                + "CallSidCA1234567890ABCDECaller+14158675309"
                                + "Digits1234From+14158675309To+18005551212"));
        assertThat(signature).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");

        InboundSmsRequest call = new InboundSmsRequest(
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                Map.of("x-twilio-signature", signature),
                "",
                new TreeMap<>(example),
                NOON);
        assertThat(new TwilioInboundSmsProvider("12345").isOwn(call)).isTrue();
        assertThat(new TwilioInboundSmsProvider("12346").isOwn(call)).isFalse();
        assertThat(new TwilioInboundSmsProvider("12345").verified(call))
                .as("a call is no message")
                .isEmpty();
    }

    @Test
    @DisplayName("of Twilio's has an id, a sender and a text")
    void twilioMessage() {
        TreeMap<String, String> form =
                new TreeMap<>(Map.of("MessageSid", "SM1", "From", "+393331234567", "Body", "BH MK 1"));
        String signature = Base64.getEncoder()
                .encodeToString(
                        HmacSignature.of("HmacSHA1", "t", "https://a/BodyBH MK 1From+393331234567MessageSidSM1"));
        Optional<InboundSms> sms = new TwilioInboundSmsProvider("t")
                .verified(new InboundSmsRequest("https://a/", Map.of("x-twilio-signature", signature), "", form, NOON));

        assertThat(sms).contains(new InboundSms("SM1", "+393331234567", "BH MK 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BH MK 0123456789",
                "bh mk 0123456789",
                " BH  MK\t0123456789 \n",
                "\u200BBH\u00A0MK 0123456789\u200E"
            })
    @DisplayName("names a number, however it is typed")
    void number(String text) {
        assertThat(InboundSmsPattern.of("BH MK {idNumber}").numberIn(text)).contains("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BH MK", "BHMK 1", "XX BH MK 1", "BH MK {idNumber} x {"})
    @DisplayName("says nothing if it says something else")
    void noNumber(String text) {
        Optional<String> found = InboundSmsPattern.of("BH MK {idNumber}").numberIn(text);
        assertThat(found.filter(number -> number.matches("[0-9]+"))).isEmpty();
        assertThat(InboundSmsPattern.of("{idNumber}").numberIn("1".repeat(500))).isEmpty();
    }

    @Test
    @DisplayName("is remembered for as long as the request that brought it is believed")
    void remembered() {
        assertThat(HMAC.heardFor()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(new TwilioInboundSmsProvider("t").heardFor()).isEqualTo(Duration.ofDays(365));
    }
}
