package dev.identitycheck.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The body of a request")
class JsonRequestBodyTest {

    @Test
    @DisplayName("is one JSON object")
    void object() throws InvalidRequestException {
        assertThat(JsonRequestBody.read(body(" {\"a\": 1} ")).path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"", " ", "\n"})
    @DisplayName("may be left out")
    void none(String text) throws InvalidRequestException {
        assertThat(JsonRequestBody.read(body(text)).isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"[]", "[{}]", "1", "\"a\"", "null", "true"})
    @DisplayName("is nothing else than an object")
    void other(String text) {
        refused(text, "object");
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"{", "{}{}", "{} x", "{\"a\":1,\"a\":2}", "{a:1}", "mode=off", "{\"a\":NaN}", "\u0000"})
    @DisplayName("is well-formed, says each thing once and ends where it ends")
    void malformed(String text) {
        refused(text, "JSON");
    }

    @Test
    @DisplayName("is small, and not deep")
    void small() throws InvalidRequestException {
        String filling = "x".repeat(64 * 1024 - "{'a':''}".length());
        assertThat(JsonRequestBody.read(body("{\"a\":\"" + filling + "\"}")).size())
                .isEqualTo(1);
        refused("{\"a\":\"" + filling + "x\"}", "at most 65536 bytes");
        refused("[".repeat(60_000), "JSON");
    }

    @Test
    @DisplayName("may break off")
    void breaksOff() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> JsonRequestBody.read(broken));
    }

    private static void refused(String text, String why) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> JsonRequestBody.read(body(text)))
                .withMessageContaining(why);
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
