package dev.identitycheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.CodeContent;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.DeliveryStatus;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.device.DeviceToken;
import dev.identitycheck.domain.device.DeviceTokens;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.DisownToken;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.domain.otp.CodeKey;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.domain.pin.WeakPins;
import dev.identitycheck.keycloak.HmacSha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What must not be in a log is not printed")
class SecretsTest {

    private static final String CODE = "718293";
    private static final String ADDRESS = "anna.rossi@example.org";
    private static final String NUMBER = "+393331234567";
    private static final String SUBJECT = "RSSNNA80A41H501U";
    private static final String NAME = "Anna";
    private static final String KEY = "top secret";
    private static final String TOKEN = "Tok3n".repeat(8) + "abc";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OneTimeCode ONE_TIME_CODE = new OneTimeCode(CODE);
    private static final CodeKey CODE_KEY = new CodeKey("k1", HmacSha256.derivedFrom(KEY.getBytes(UTF_8), "test"));
    private static final Contact.Email EMAIL = new Contact.Email(ADDRESS);
    private static final Contact.Phone PHONE = new Contact.Phone(NUMBER);
    private static final Identity IDENTITY = new Identity("spid", "p1", SUBJECT);
    private static final Recipient RECIPIENT =
            new Recipient("u1", ADDRESS, Optional.of(NAME), Optional.of("Rossi"), "it", Map.of(), "");

    static Stream<Object> holders() {
        return Stream.of(
                ONE_TIME_CODE,
                Optional.of(ONE_TIME_CODE),
                CODE_KEY,
                PendingCode.of(
                        ONE_TIME_CODE,
                        "binding " + SUBJECT,
                        CODE_KEY,
                        NOON,
                        Duration.ofMinutes(5),
                        Set.of(Channel.EMAIL)),
                EMAIL,
                PHONE,
                new ContactBook(Optional.of(EMAIL), Optional.of(PHONE)),
                IDENTITY,
                new IdentityLedger("salt", List.of())
                        .withKnown(IDENTITY, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "e1", NOON),
                RECIPIENT,
                new DisownToken("ABCDEFGH", KEY),
                DeviceTokens.NONE.plus(new DeviceToken(TOKEN)),
                new NoticeDestination(NoticeChannel.EMAIL, ADDRESS),
                Notice.of("f1", NoticeType.CONFIRMED, NOON, new RequestContext("192.0.2.1", "", "", "it", ""))
                        .to(List.of(new NoticeDestination(NoticeChannel.SMS, NUMBER))),
                new SmsMessage(NUMBER, "Agency", "Your code is " + CODE),
                new PendingDelivery.Outcome(DeliveryStatus.SENT, List.of(EMAIL, PHONE)),
                new Pin(CODE),
                WeakPins.of(List.of(CODE, NUMBER)),
                new CodeMessage(
                        "m1",
                        "r1",
                        RECIPIENT,
                        List.of(EMAIL, PHONE),
                        new CodeContent(
                                ONE_TIME_CODE,
                                Duration.ofMinutes(5),
                                Purpose.IDENTITY,
                                "",
                                "SPID",
                                "login.example.org",
                                Optional.of(new DisownLink("https://x/" + KEY, "digest", Duration.ofDays(7)))),
                        List.of()));
    }

    @Test
    @DisplayName("and what is printed still helps whoever reads the log")
    void stillUseful() {
        assertThat(ONE_TIME_CODE).hasToString("***");
        assertThat(CODE_KEY).hasToString("CodeKey[k1, ***]");
        assertThat(EMAIL).hasToString("a•••@e•••");
        assertThat(PHONE).hasToString("••• 567");
        assertThat(IDENTITY).hasToString("Identity[spid, ***]");
        assertThat(RECIPIENT).hasToString("Recipient[u1]");
    }

    @ParameterizedTest
    @MethodSource("holders")
    @DisplayName("by any value that holds it")
    void notPrinted(Object holder) {
        byte[] key = KEY.getBytes(UTF_8);
        assertThat(holder.toString())
                .doesNotContain(CODE, ADDRESS, "rossi", "Rossi", NAME, NUMBER, "3331234", SUBJECT, KEY, TOKEN)
                .doesNotContain(
                        Base64.getEncoder().encodeToString(key), HexFormat.of().formatHex(key));
    }
}
