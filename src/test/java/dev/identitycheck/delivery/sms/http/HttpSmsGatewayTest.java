package dev.identitycheck.delivery.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gateway http")
class HttpSmsGatewayTest {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final SmsMessage MESSAGE = new SmsMessage("+393331234567", "", "Code 123456");
    private static final String TRICKY = "\"}],{to} \\ \n% & = + ; é \uD83D\uDE00 {secret}";

    private final Map<String, String> options = new HashMap<>(Map.of("url", PROVIDER.url("/send")));

    private void answers(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private SmsException refusal() {
        return catchThrowableOfType(
                SmsException.class, () -> Gateway.of(options).send(MESSAGE));
    }

    private LoggedRequest sent(SmsMessage message) throws SmsException {
        answers(aResponse().withStatus(200));
        Gateway.of(options).send(message);
        return PROVIDER.findAll(anyRequestedFor(anyUrl())).get(0);
    }

    @Nested
    @DisplayName("sends")
    class Request {

        @Test
        @DisplayName("JSON with to, from and text unless told otherwise")
        void plain() throws SmsException, IOException {
            options.put("from", "Agency");
            LoggedRequest request = sent(MESSAGE);
            assertThat(request.getMethod().getName()).isEqualTo("POST");
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json; charset=UTF-8");
            assertThat(new ObjectMapper().readTree(request.getBody()))
                    .isEqualTo(new ObjectMapper()
                            .readTree("{\"to\":\"+393331234567\",\"from\":\"Agency\",\"text\":\"Code 123456\"}"));
        }

        @Test
        @DisplayName("the realm's sender before its own")
        void sender() throws SmsException {
            options.put("from", "Agency");
            assertThat(sent(new SmsMessage("+393331234567", "Shop", "x")).getBodyAsString())
                    .contains("\"from\":\"Shop\"");
        }

        @Test
        @DisplayName("any text in JSON, and the text changes nothing around it")
        void json() throws SmsException, IOException {
            options.put("secret", "top");
            options.put("body", "{\"a\":[{\"t\":\"<{text}>\"}],\"n\":7,\"b\":true,\"z\":null}");
            JsonNode body = new ObjectMapper()
                    .readTree(sent(new SmsMessage("+393331234567", "", TRICKY)).getBody());
            assertThat(body.at("/a/0/t").asText()).isEqualTo("<" + TRICKY + ">");
            assertThat(body.at("/n").asInt()).isEqualTo(7);
            assertThat(body.at("/z").isNull()).isTrue();
            assertThat(body.size()).isEqualTo(4);
        }

        @Test
        @DisplayName("any text in a form, and the text changes nothing around it")
        void form() throws SmsException {
            options.put("format", "form");
            options.put("body", "to={to-digits}&text={text}&mode=a%26b");
            LoggedRequest request = sent(new SmsMessage("+393331234567", "", TRICKY));
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
            assertThat(URLEncodedUtils.parse(request.getBodyAsString(), UTF_8))
                    .extracting(field -> field.getName() + "=" + field.getValue())
                    .containsExactly("to=393331234567", "text=" + TRICKY, "mode=a&b");
        }

        @Test
        @DisplayName("by the method, with the headers and the authorization that it is told")
        void headers() throws SmsException {
            options.putAll(Map.of("method", "PUT", "auth", "bearer", "user", "me", "secret", "top"));
            options.put("headers", "{\"X-Key\":\"{user}/{secret}\",\"user_key\":\"1\"}");
            LoggedRequest request = sent(MESSAGE);
            assertThat(request.getMethod().getName()).isEqualTo("PUT");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer top");
            assertThat(request.getHeader("X-Key")).isEqualTo("me/top");
            assertThat(request.getHeader("user_key")).isEqualTo("1");
        }
    }

    @Nested
    @DisplayName("judges the answer")
    class Answer {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "301, REFUSED",
            "400, REFUSED",
            "401, REFUSED",
            "404, REFUSED",
            "500, REFUSED",
            "429, BUSY",
            "503, BUSY",
            "408, UNCERTAIN",
            "502, UNCERTAIN",
            "504, UNCERTAIN"
        })
        @DisplayName("by its status")
        void status(int status, Reason reason) {
            answers(aResponse().withStatus(status).withHeader("Location", PROVIDER.url("/elsewhere")));
            assertThat(refusal().reason()).isEqualTo(reason);
            assertThat(refusal()).hasMessage("the gateway answered " + status);
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 201, 202, 204})
        @DisplayName("any 2xx is success unless told otherwise")
        void success(int status) {
            answers(aResponse().withStatus(status).withBody("whatever"));
            assertThatCode(() -> Gateway.of(options).send(MESSAGE)).doesNotThrowAnyException();
        }

        @Test
        @DisplayName("another 2xx than the ones that it is told leaves it open")
        void otherSuccess() {
            options.put("success-status", "201,203-204");
            answers(aResponse().withStatus(200));
            assertThat(refusal().reason()).isEqualTo(Reason.UNCERTAIN);
            answers(aResponse().withStatus(204));
            assertThatCode(() -> Gateway.of(options).send(MESSAGE)).doesNotThrowAnyException();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "{\"r\":{\"code\":\"0\"}}; ",
                    "{\"r\":{\"code\":0}}; ",
                    "{\"r\":{\"code\":\"00\"}}; ",
                    "{\"r\":{\"code\":\"4\"}}; REFUSED",
                    "{\"r\":{\"code\":null}}; REFUSED",
                    "{\"r\":{}}; UNCERTAIN",
                    "{\"error\":\"+393331234567\"}; UNCERTAIN",
                    "<html>123456</html>; UNCERTAIN",
                    "{\"r\":{\"co; UNCERTAIN",
                    "''; UNCERTAIN",
                })
        @DisplayName("by what stands at the pointer; what cannot be understood leaves it open")
        void pointer(String body, @Nullable String reason) {
            options.putAll(Map.of("success-pointer", "/r/code", "success-value", "0,00"));
            answers(aResponse().withStatus(200).withBody(body));
            if (reason == null) {
                assertThatCode(() -> Gateway.of(options).send(MESSAGE)).doesNotThrowAnyException();
            } else {
                SmsException refusal = refusal();
                assertThat(refusal.reason()).isEqualTo(Reason.valueOf(reason));
                assertThat(refusal.getMessage()).doesNotContain("333", "123456");
            }
        }
    }

    @Nested
    @DisplayName("does not know what became of a message")
    class NoAnswer {

        @ParameterizedTest
        @EnumSource(Fault.class)
        @DisplayName("when the connection breaks after it was written")
        void breaks(Fault fault) {
            options.put("success-pointer", "/status");
            answers(aResponse().withStatus(200).withFault(fault));
            assertThat(refusal().reason()).isEqualTo(Reason.UNCERTAIN);
        }

        @Test
        @DisplayName("when no answer comes in time")
        void never() {
            options.put("timeout", "200");
            answers(aResponse().withFixedDelay(3_000));
            assertThat(refusal().reason()).isEqualTo(Reason.UNCERTAIN);
        }

        @Test
        @DisplayName("when the answer drips")
        void drips() {
            options.putAll(Map.of("connect-timeout", "200", "timeout", "400", "success-pointer", "/status"));
            answers(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(50, 10_000));
            assertThat(refusal().reason()).isEqualTo(Reason.UNCERTAIN);
        }

        @Test
        @DisplayName("and never sends it twice, though the server's client repeats requests")
        void once() throws IOException {
            answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
            try (CloseableHttpClient client = HttpClients.custom()
                    .setRetryHandler(new DefaultHttpRequestRetryHandler(3, true))
                    .build()) {
                SmsException refusal =
                        catchThrowableOfType(SmsException.class, () -> Gateway.of(Gateway.options(options), client)
                                .send(MESSAGE));
                assertThat(refusal.reason()).isEqualTo(Reason.UNCERTAIN);
            }
            PROVIDER.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    @Nested
    @DisplayName("knows that a message was not taken")
    class NotTaken {

        @Test
        @DisplayName("when nobody listens")
        void refusedConnection() throws IOException {
            try (ServerSocket closed = new ServerSocket(0)) {
                options.put("url", "http://localhost:" + closed.getLocalPort() + "/");
            }
            assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
        }

        @Test
        @DisplayName("when there is no such host")
        void noHost() {
            options.put("url", "http://gateway.invalid/");
            assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
        }

        @Test
        @DisplayName("when the other side speaks no TLS or is not trusted")
        void noTrust() {
            options.put("url", "https://localhost:" + PROVIDER.getPort() + "/");
            assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
        }

        @Test
        @DisplayName("when the TLS handshake takes too long")
        void handshake() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                options.putAll(Map.of(
                        "url",
                        "https://localhost:" + silent.getLocalPort() + "/",
                        "connect-timeout",
                        "200",
                        "timeout",
                        "200"));
                assertThat(refusal().reason()).isEqualTo(Reason.BUSY);
            }
        }
    }

    @Test
    @DisplayName("says that a field of a form has no value")
    void fieldWithoutValue() {
        options.put("format", "form");
        options.put("body", "to={to}&flash&text={text}");
        SmsException refusal = catchThrowableOfType(
                SmsException.class, () -> Gateway.of(options).send(MESSAGE));
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal).hasMessageContaining("body").hasMessageContaining("without a value");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "url; ftp://gateway.example/",
                "url; not an address",
                "method; GET",
                "format; xml",
                "body; {\"to\":{to}}",
                "body; {\"to\":\"{tO}\",\"x\":\"{number}\"}",
                "headers; [1]",
                "headers; {\"X\":\"{text}\"}",
                "auth; digest",
                "success-status; 2xx",
                "success-status; 300-200",
                "success-pointer; no/pointer",
                "timeout; soon",
                "timeout; 5",
                "connect-timeout; 99999999",
            })
    @DisplayName("says which option is no use, and does not quote it")
    void wrongOptions(String option, String value) {
        options.put(option, value);
        SmsException refusal = catchThrowableOfType(
                SmsException.class, () -> Gateway.of(options).send(MESSAGE));
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal).hasMessageContaining(option).hasMessageContaining("http");
        assertThat(refusal.getMessage()).doesNotContain(value);
        assertThat(PROVIDER.getAllServeEvents()).isEqualTo(List.of());
    }
}
