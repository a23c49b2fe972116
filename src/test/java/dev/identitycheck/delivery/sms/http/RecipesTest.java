package dev.identitycheck.delivery.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.TextMessagesPage;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.http.client.utils.URLEncodedUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each request is held against the provider's published example; the recipe on the page of text messages names it. */
@DisplayName("The recipe on the page of text messages for")
class RecipesTest {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SECRET = "s3cret/+\"&";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoggedRequest sent(String recipe, SmsMessage message, int status, String answer) throws SmsException {
        PROVIDER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(answer)));
        Gateway.of(TextMessagesPage.recipe(recipe, PROVIDER.baseUrl(), SECRET)).send(message);
        return PROVIDER.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .findFirst()
                .orElseThrow();
    }

    private void refused(String recipe, Reason reason, int status, String answer) {
        SmsMessage message = new SmsMessage("+393331234567", "Agency", "123456");
        SmsException refusal = catchThrowableOfType(SmsException.class, () -> sent(recipe, message, status, answer));
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static Map<String, String> form(LoggedRequest request) {
        return URLEncodedUtils.parse(request.getBodyAsString(), UTF_8).stream()
                .collect(Collectors.toMap(field -> field.getName(), field -> field.getValue()));
    }

    private static void isJson(LoggedRequest request, String expected) throws IOException {
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(JSON.readTree(request.getBodyAsString())).isEqualTo(JSON.readTree(expected));
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(UTF_8));
    }

    @Test
    void twilio() throws SmsException {
        String account = "ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX";
        SmsMessage message = new SmsMessage(
                "+15558675310", "+15017122661", "This is the ship that made the Kessel Run in fourteen parsecs?");
        LoggedRequest request =
                sent("twilio", message, 201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}");

        assertThat(request.getUrl()).isEqualTo("/2010-04-01/Accounts/" + account + "/Messages.json");
        assertThat(request.getHeader("Authorization")).isEqualTo(basic(account));
        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(form(request))
                .isEqualTo(Map.of(
                        "Body", "This is the ship that made the Kessel Run in fourteen parsecs?",
                        "From", "+15017122661",
                        "To", "+15558675310"));
        refused("twilio", Reason.REFUSED, 400, "{\"code\":21211,\"message\":\"invalid\",\"status\":400}");
        refused("twilio", Reason.BUSY, 429, "{\"code\":20429}");
    }

    @Test
    void vonage() throws SmsException {
        SmsMessage message = new SmsMessage("+447700900000", "AcmeInc", "A text message sent using the Vonage SMS API");
        LoggedRequest request = sent(
                "vonage",
                message,
                200,
                "{\"message-count\":\"1\",\"messages\":[{\"to\":\"447700900000\",\"message-id\":\"aaaaaaaa-bbbb\","
                        + "\"status\":\"0\",\"remaining-balance\":\"3.14159265\",\"message-price\":\"0.03330000\"}]}");

        assertThat(request.getUrl()).isEqualTo("/sms/json");
        assertThat(request.getHeader("Authorization")).isEqualTo(basic("abcd1234"));
        assertThat(form(request))
                .isEqualTo(Map.of(
                        "from", "AcmeInc",
                        "to", "447700900000",
                        "text", "A text message sent using the Vonage SMS API"));
        refused(
                "vonage",
                Reason.REFUSED,
                200,
                "{\"message-count\":\"1\",\"messages\":[{\"status\":\"2\",\"error-text\":\"Missing to param\"}]}");
    }

    @Test
    void infobip() throws SmsException, IOException {
        LoggedRequest request = sent(
                "infobip",
                new SmsMessage("+41793026727", "InfoSMS", "This is a sample message"),
                200,
                "{\"bulkId\":\"2034072219640523072\",\"messages\":[{\"to\":\"41793026727\",\"status\":{\"groupId\":1,"
                        + "\"groupName\":\"PENDING\",\"id\":26,\"name\":\"PENDING_ACCEPTED\"},"
                        + "\"messageId\":\"2250be2d\"}]}");

        assertThat(request.getUrl()).isEqualTo("/sms/2/text/advanced");
        assertThat(request.getHeader("Authorization")).isEqualTo("App " + SECRET);
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        isJson(
                request,
                "{\"messages\":[{\"destinations\":[{\"to\":\"41793026727\"}],\"from\":\"InfoSMS\","
                        + "\"text\":\"This is a sample message\"}]}");
        refused("infobip", Reason.REFUSED, 401, "{\"requestError\":{}}");
        refused("infobip", Reason.REFUSED, 200, "{\"messages\":[{\"status\":{\"groupName\":\"REJECTED\"}}]}");
    }

    @Test
    void bird() throws SmsException, IOException {
        LoggedRequest request = sent(
                "bird", new SmsMessage("+31612345678", "", "Single text message"), 202, "{\"status\":\"accepted\"}");

        assertThat(request.getUrl()).isEqualTo("/workspaces/WORKSPACE/channels/CHANNEL/messages");
        assertThat(request.getHeader("Authorization")).isEqualTo("AccessKey " + SECRET);
        isJson(
                request,
                "{\"receiver\":{\"contacts\":[{\"identifierKey\":\"phonenumber\","
                        + "\"identifierValue\":\"+31612345678\"}]},"
                        + "\"body\":{\"type\":\"text\",\"text\":{\"text\":\"Single text message\"}}}");
        refused("bird", Reason.REFUSED, 422, "{\"code\":\"InvalidPayload\"}");
    }

    @Test
    void skebby() throws SmsException, IOException {
        LoggedRequest request = sent(
                "skebby",
                new SmsMessage("+393471234567", "MySender", "Hello world!"),
                201,
                "{\"result\":\"OK\",\"order_id\":\"123456789\",\"total_sent\":1}");

        assertThat(request.getUrl()).isEqualTo("/API/v1.0/REST/sms");
        assertThat(request.getHeader("user_key")).isEqualTo("12345");
        assertThat(request.getHeader("Access_token")).isEqualTo(SECRET);
        isJson(
                request,
                "{\"message_type\":\"GP\",\"message\":\"Hello world!\",\"recipient\":[\"+393471234567\"],"
                        + "\"sender\":\"MySender\"}");
        refused("skebby", Reason.REFUSED, 401, "");
    }

    @Test
    void esms() throws SmsException, IOException {
        LoggedRequest request = sent(
                "esms",
                new SmsMessage("+84901888484", "Baotrixemay", "Ma 123456"),
                200,
                "{\"CodeResult\":\"100\",\"CountRegenerate\":0,\"SMSID\":\"d533459ee42b2b9525ba9eabf6a8156\"}");

        assertThat(request.getUrl()).isEqualTo("/MainService.svc/json/SendMultipleMessage_V4_post_json/");
        isJson(
                request,
                "{\"ApiKey\":\"YOUR-API-KEY\",\"SecretKey\":" + JSON.writeValueAsString(SECRET)
                        + ",\"Phone\":\"84901888484\",\"Content\":\"Ma 123456\",\"Brandname\":\"Baotrixemay\","
                        + "\"SmsType\":\"2\",\"IsUnicode\":\"0\"}");
        refused("esms", Reason.REFUSED, 200, "{\"CodeResult\":\"101\",\"ErrorMessage\":\"Authorize Failed\"}");
    }
}
