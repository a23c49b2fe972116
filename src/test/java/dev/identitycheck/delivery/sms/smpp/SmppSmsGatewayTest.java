package dev.identitycheck.delivery.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.smpp.MessageCentre.Submitted;
import dev.identitycheck.it.stage.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The gateway smpp")
class SmppSmsGatewayTest {

    private final MessageCentre centre = new MessageCentre();
    private final Map<String, String> options = new HashMap<>(Map.of(
            "host",
            "localhost",
            "port",
            Integer.toString(centre.port()),
            "system-id",
            MessageCentre.SYSTEM_ID,
            "password",
            MessageCentre.PASSWORD,
            "connect-timeout",
            "2000",
            "timeout",
            "1000"));
    private final List<SmppBindPool> links = new ArrayList<>();

    private SmppBindPool link() throws SmsException {
        GatewayOptions read = new GatewayOptions("smpp", "", options::get);
        SmppOptions smpp = SmppOptions.of(read, read.text("password", ""));
        SmppBindPool link = new SmppBindPool(smpp, new SmppSocketFactory(smpp.connectMillis(), null));
        links.add(link);
        return link;
    }

    @AfterEach
    void close() {
        links.forEach(SmppBindPool::close);
        centre.close();
    }

    private static SmsMessage message(String text) {
        return new SmsMessage("+393331234567", "", text);
    }

    private static Reason reason(SmppBindPool link, String text) {
        return catchThrowableOfType(SmsException.class, () -> link.send(message(text)))
                .reason();
    }

    @Nested
    @DisplayName("writes")
    class Text {

        @Test
        @DisplayName("a short text in seven bits, as it is")
        void sevenBits() throws SmsException {
            link().send(message("Code 123456\n@host #123456"));
            Submitted sent = centre.messages().get(0);
            assertThat(sent.to()).isEqualTo("393331234567");
            assertThat(sent.coding()).isZero();
            assertThat(sent.esmClass()).isZero();
            assertThat(sent.content()).isEqualTo("Code 123456\n\0host #123456");
            assertThat(sent.text()).isEqualTo("Code 123456\n@host #123456");
        }

        @Test
        @DisplayName("other alphabets in UCS-2")
        void ucs2() throws SmsException {
            link().send(message("Mã xác nhận 123456 \uD83D\uDE00"));
            assertThat(centre.messages().get(0).coding()).isEqualTo(8);
            assertThat(centre.messages().get(0).text()).isEqualTo("Mã xác nhận 123456 \uD83D\uDE00");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "gsm, 0, Code 1 \\0host #1",
            "latin1, 0, Code 1 @host #1",
            "ascii, 0, Code 1 @host #1",
        })
        @DisplayName("the host's line as the centre's default alphabet has it")
        void defaultAlphabet(String alphabet, int coding, String content) throws SmsException {
            options.put("default-alphabet", alphabet);
            link().send(message("Code 1 @host #1"));
            assertThat(centre.messages().get(0).coding()).isEqualTo(coding);
            assertThat(centre.messages().get(0).content()).isEqualTo(content.replace("\\0", "\0"));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"gsm, è, 0", "latin1, è, 0", "latin1, €, 8", "latin1, Δ, 8", "ascii, è, 8", "ascii, [, 0"})
        @DisplayName("characters that the centre's default alphabet lacks in UCS-2")
        void lacking(String alphabet, String character, int coding) throws SmsException {
            options.put("default-alphabet", alphabet);
            link().send(message("Code 1 " + character));
            assertThat(centre.messages().get(0).coding()).isEqualTo(coding);
            if (!alphabet.equals("gsm")) {
                assertThat(centre.messages().get(0).text()).isEqualTo("Code 1 " + character);
            }
        }

        @ParameterizedTest(name = "{0}: {1} parts")
        @CsvSource({"a, 161, 2, 153", "a, 307, 3, 153", "ế, 71, 2, 67", "ế, 135, 3, 67"})
        @DisplayName("a long text in parts that belong together")
        void parts(String character, int length, int parts, int first) throws SmsException {
            link().send(message(character.repeat(length)));
            List<Submitted> sent = centre.messages();
            assertThat(sent).hasSize(parts);
            for (int i = 0; i < parts; i++) {
                assertThat(sent.get(i).esmClass()).isEqualTo(0x40);
                char reference = sent.get(0).content().charAt(3);
                assertThat(sent.get(i).content()).startsWith("\5\0\3" + reference + (char) parts + (char) (i + 1));
            }
            assertThat(sent.get(0).text()).hasSize(first);
            assertThat(String.join("", sent.stream().map(Submitted::text).toList()))
                    .isEqualTo(character.repeat(length));
        }

        @Test
        @DisplayName("another reference into the next long text")
        void references() throws SmsException {
            SmppBindPool link = link();
            link.send(message("a".repeat(161)));
            link.send(message("a".repeat(161)));
            assertThat(centre.messages().get(0).content().charAt(3))
                    .isNotEqualTo(centre.messages().get(2).content().charAt(3));
        }

        @ParameterizedTest(name = "{0}: {1}, type {2}")
        @CsvSource({
            "Agency, Agency, 5",
            "+393331112222, 393331112222, 1",
            "393331112222, 393331112222, 1",
            "4444, 4444, 3"
        })
        @DisplayName("the sender with its type")
        void sender(String from, String written, int type) throws SmsException {
            options.put("from", "Other");
            link().send(new SmsMessage("+393331234567", from, "x"));
            assertThat(centre.messages().get(0).from()).isEqualTo(written);
            assertThat(centre.messages().get(0).fromType()).isEqualTo(type);
        }
    }

    @Nested
    @DisplayName("is connected")
    class Connection {

        @Test
        @DisplayName("when there is something to send, and then stays so")
        void lazily() throws SmsException {
            SmppBindPool link = link();
            assertThat(centre.binds()).isZero();
            link.send(message("1"));
            link.send(message("2"));
            assertThat(centre.binds()).isEqualTo(1);
        }

        @Test
        @DisplayName("as often as it is allowed and not more")
        void capped() throws Exception {
            options.put("binds", "2");
            SmppBindPool link = link();
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String text = "m" + i;
                sent.add(CompletableFuture.runAsync(
                        () -> assertThatCode(() -> link.send(message(text))).doesNotThrowAnyException()));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(centre.binds()).isEqualTo(2);
            assertThat(centre.messages())
                    .extracting(Submitted::text)
                    .doesNotHaveDuplicates()
                    .hasSize(20);
        }

        @Test
        @DisplayName("again after the connection broke")
        void again() throws SmsException {
            SmppBindPool link = link();
            link.send(message("1"));
            centre.breaksConnections();
            Await.get("sent again", () -> {
                try {
                    link.send(message("2"));
                    return Optional.of(true);
                } catch (SmsException e) {
                    return Optional.empty();
                }
            });
            assertThat(centre.messages()).extracting(Submitted::text).containsExactly("1", "2");
        }

        @Test
        @DisplayName("again after the centre was down")
        void backAgain() throws SmsException {
            centre.goesDown();
            SmppBindPool link = link();
            assertThat(reason(link, "1")).isEqualTo(Reason.BUSY);
            centre.comesBack();
            link.send(message("2"));
            assertThat(centre.messages()).extracting(Submitted::text).containsExactly("2");
        }

        @Test
        @DisplayName("and says good-bye")
        void goodBye() throws SmsException {
            SmppBindPool link = link();
            link.send(message("1"));
            link.close();
            Await.get("nobody bound", () -> centre.open() == 0 ? Optional.of(true) : Optional.empty());
        }

        @Test
        @DisplayName("and asks after a silence whether the other side is there, else binds anew")
        void enquires() throws Exception {
            options.putAll(Map.of("enquire-link", "200", "timeout", "300"));
            try (Deaf deaf = new Deaf(centre.port())) {
                options.put("port", Integer.toString(deaf.port()));
                SmppBindPool link = link();
                link.send(message("1"));
                deaf.goesDeaf();
                deaf.awaitsGoodBye();
                link.send(message("2"));
            }
            assertThat(centre.messages()).extracting(Submitted::text).containsExactly("1", "2");
        }
    }

    @Nested
    @DisplayName("tells what became of a message")
    class Outcome {

        @ParameterizedTest(name = "0x{0}: {1}")
        @CsvSource({"58, BUSY", "14, BUSY", "8, BUSY", "64, BUSY", "b, REFUSED", "a, REFUSED", "45, REFUSED"})
        @DisplayName("that the centre refused")
        void refused(String status, Reason reason) throws SmsException {
            centre.refuses(Integer.parseInt(status, 16));
            assertThat(reason(link(), "x")).isEqualTo(reason);
        }

        @Test
        @DisplayName("that the centre did not answer")
        void noAnswer() throws SmsException {
            CountDownLatch end = new CountDownLatch(1);
            centre.behaves(message -> {
                try {
                    end.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            options.put("timeout", "200");
            assertThat(reason(link(), "x")).isEqualTo(Reason.UNCERTAIN);
            end.countDown();
        }

        @Test
        @DisplayName("of which the centre took a part only")
        void aPart() throws SmsException {
            centre.behaves(message -> {
                if (message.content().charAt(5) == 2) {
                    throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
                }
            });
            assertThat(reason(link(), "a".repeat(200))).isEqualTo(Reason.UNCERTAIN);
        }

        @Test
        @DisplayName("that could not be sent, for the bind was refused")
        void badPassword() throws SmsException {
            options.put("password", "wrong");
            SmsException refusal = catchThrowableOfType(SmsException.class, () -> link().send(message("x")));
            assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
            assertThat(refusal).hasMessage("the message centre refused the bind with 0x0000000E");
        }

        @Test
        @DisplayName("that could not be sent, for the other side does not speak SMPP")
        void silent() throws IOException, SmsException {
            options.put("connect-timeout", "300");
            try (ServerSocket silent = new ServerSocket(0)) {
                options.put("port", Integer.toString(silent.getLocalPort()));
                assertThat(reason(link(), "x")).isEqualTo(Reason.BUSY);
            }
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "port, 0",
        "port, x",
        "binds, 9",
        "tls, yes",
        "system-id, sixteen-letters!",
        "password, nine-let!",
        "default-alphabet, ebcdic",
        "system-id, ''"
    })
    @DisplayName("says which option is no use, and does not quote it")
    void wrongOptions(String option, String value) {
        options.put(option, value);
        SmsException refusal = catchThrowableOfType(SmsException.class, this::link);
        assertThat(refusal).hasMessageStartingWith("option " + option + " of the gateway smpp ");
        if (value.length() > 5) {
            assertThat(refusal).hasMessageNotContaining(value);
        }
    }

    @Test
    @DisplayName("prints no password")
    void notPrinted() throws SmsException {
        GatewayOptions read = new GatewayOptions("smpp", "", options::get);
        assertThat(SmppOptions.of(read, MessageCentre.PASSWORD).toString()).doesNotContain(MessageCentre.PASSWORD);
    }
}
