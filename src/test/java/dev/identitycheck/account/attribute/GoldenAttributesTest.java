package dev.identitycheck.account.attribute;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An attribute that an earlier version wrote")
class GoldenAttributesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, UnaryOperator<String>> REWRITTEN = Map.ofEntries(
            entry(AccountAttributes.IDENTITIES, stored -> LedgerJson.write(LedgerJson.read(stored))),
            entry(AccountAttributes.CONTACTS, stored -> ContactRegisterJson.write(ContactRegisterJson.read(stored))),
            entry(AccountAttributes.MESSAGES, stored -> MessageLogJson.write(MessageLogJson.read(stored))),
            entry(AccountAttributes.OUTBOX, stored -> OutboxJson.write(OutboxJson.read(stored))),
            entry(AccountAttributes.HANDLES, stored -> DisownTokensJson.write(DisownTokensJson.read(stored))),
            entry(AccountAttributes.DEVICES, stored -> DevicesJson.write(DevicesJson.read(stored))));

    static Stream<Arguments> stored() throws IOException {
        return realm().path("users").valueStream().flatMap(user -> user.path("attributes").properties().stream()
                .filter(attribute -> attribute.getKey().startsWith("identity-check."))
                .map(attribute -> Arguments.of(
                        user.path("username").asText(),
                        attribute.getKey(),
                        attribute.getValue().get(0).asText())));
    }

    private static JsonNode realm() throws IOException {
        return JSON.readTree(
                Path.of("src", "test", "resources", "golden", "realm.json").toFile());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stored")
    @DisplayName("is written again as it was read, each field by its name")
    void isTheSame(String user, String attribute, String value) throws IOException {
        assertThat(AccountAttributes.all()).contains(attribute);
        if (value.startsWith("{")) {
            UnaryOperator<String> rewritten = REWRITTEN.getOrDefault(attribute, stored -> "");
            assertThat(JSON.readTree(rewritten.apply(value))).isEqualTo(JSON.readTree(value));
        }
    }

    @Test
    @DisplayName("of each kind is among those that are looked at")
    void eachKind() throws IOException {
        assertThat(stored().map(arguments -> (String) arguments.get()[1]))
                .containsAll(REWRITTEN.keySet())
                .contains(
                        AccountAttributes.HANDLE_NAME,
                        AccountAttributes.UNCONFIRMED,
                        AccountAttributes.PREFERRED,
                        AccountAttributes.DISABLED_AT,
                        AccountAttributes.RESET_AT,
                        AccountAttributes.OUTBOX_DUE);
    }
}
