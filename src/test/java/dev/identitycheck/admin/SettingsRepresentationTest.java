package dev.identitycheck.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.RealmOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.RealmAdapter;
import org.keycloak.models.jpa.entities.RealmAttributeEntity;
import org.keycloak.models.jpa.entities.RealmEntity;

@DisplayName("The realm's settings as JSON")
class SettingsRepresentationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealmEntity entity = new RealmEntity();
    private final RealmModel realm = new RealmAdapter(null, null, entity);

    @Test
    @DisplayName("show defaults, and null where there is none")
    void defaults() {
        JsonNode json = SettingsRepresentation.of(RealmSettings.of(realm));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(RealmSettings.OPTIONS.stream()
                        .map(option -> option.option().key())
                        .toList());
        assertThat(json.get("mode").isNull()).isTrue();
        assertThat(json.get("newContactDelay").intValue()).isEqualTo(86_400);
    }

    @Test
    @DisplayName("show what is stored, also where it cannot be used")
    void stored() {
        stores("identity-check.mode", "perhaps");
        stores("identity-check.newContactDelay", "-5");
        JsonNode json = SettingsRepresentation.of(RealmSettings.of(realm));
        assertThat(json.get("mode").textValue()).isEqualTo("perhaps");
        assertThat(json.get("newContactDelay").intValue()).isEqualTo(-5);
        stores("identity-check.newContactDelay", "a day");
        assertThat(SettingsRepresentation.of(RealmSettings.of(realm))
                        .path("newContactDelay")
                        .asText())
                .isEqualTo("a day");
    }

    @Test
    @DisplayName("are taken as they are shown")
    void roundTrip() throws InvalidRequestException {
        assertThat(read(SettingsRepresentation.of(RealmSettings.of(realm)).toString()))
                .containsEntry("newContactDelay", "86400")
                .containsEntry("smsDailyBudget", "1000")
                .doesNotContainKeys("mode", "smsGateway");
    }

    @Test
    @DisplayName("are trimmed; what is absent, null or blank goes")
    void values() throws InvalidRequestException {
        assertThat(read("{\"mode\":\" off \",\"smsGateway\":null,\"smsSender\":\" \",\"newContactDelay\":0}"))
                .isEqualTo(Map.of("mode", "off", "newContactDelay", "0"));
        assertThat(read("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"newContactDelay\":-1}          | newContactDelay | 0–2592000",
                "{\"newContactDelay\":2592001}     | newContactDelay | 0–2592000",
                "{\"newContactDelay\":99999999999} | newContactDelay | 0–2592000",
                "{\"newContactDelay\":1e400}       | newContactDelay | 0–2592000",
                "{\"newContactDelay\":60.0}        | newContactDelay | 0–2592000",
                "{\"newContactDelay\":\"60\"}      | newContactDelay | 0–2592000",
                "{\"newContactDelay\":true}        | newContactDelay | 0–2592000",
                "{\"newContactDelay\":[60]}        | newContactDelay | 0–2592000",
                "{\"mode\":\"OFF\"}                | mode            | enforce, observe, off",
                "{\"mode\":1}                      | mode            | enforce, observe, off",
                "{\"mode\":{}}                     | mode            | enforce, observe, off",
                "{\"smsGateway\":\"../x\"}         | smsGateway      | letters",
                "{\"smsSender\":\"seventeen letters\"}  | smsSender  | 1–16",
                "{\"smsSender\":\"a\\nb\"}         | smsSender       | letters",
                "{\"timeZone\":\"Rome\"}         | timeZone        | Europe/Rome",
                "{\"pecSmtp\":\"smtp\"}          | pecSmtp         | host",
                "{\"pecSmtp\":{\"host\":\"h\"}}    | pecSmtp         | host, from",
                "{\"pecSmtp\":{\"host\":\"h\",\"from\":\"a@b\",\"password\":\"plain\"}} | pecSmtp | vault",
                "{\"pecSmtp\":{\"host\":\"h\",\"from\":\"a@b\",\"colour\":\"red\"}} | pecSmtp | host",
                "{\"supportNotice\":\"nobody\"}  | supportNotice   | e-mail",
                "{\"disownLifetime\":60}         | disownLifetime  | 3600–2592000",
                "{\"disownedAccount\":\"delete\"} | disownedAccount | keep, disable",
                "{\"colour\":\"red\"}              | colour          | mode, smsGateway, smsSender",
            })
    @DisplayName("are refused where they do not fit, with the key and what is allowed")
    void refused(String json, String key, String allowed) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read(json))
                .satisfies(e -> assertThat(e.response().getEntity().toString())
                        .contains("\"error\":", "\"key\":\"" + key + "\"", allowed));
    }

    @Test
    @DisplayName("hold a mail server as an object, with its password in the vault")
    void mailServer() throws InvalidRequestException {
        String smtp =
                "{\"host\":\"pec.example\",\"from\":\"a@pec.example\",\"auth\":\"true\",\"password\":\"${vault.pec}\"}";

        assertThat(read("{\"pecSmtp\":" + smtp + "}")).isEqualTo(Map.of("pecSmtp", smtp));
        stores("identity-check.pecSmtp", smtp);
        assertThat(SettingsRepresentation.of(RealmSettings.of(realm))
                        .path("pecSmtp")
                        .path("host")
                        .asText())
                .isEqualTo("pec.example");
        assertThat(RealmSettings.of(realm).pecSmtp()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass\\nword", "secret-word"})
    @DisplayName("are not quoted where they are refused")
    void notQuoted(String value) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read("{\"mode\":\"" + value + "\"}"))
                .satisfies(e -> assertThat(e.response().getEntity().toString()).doesNotContain("word"));
    }

    @Test
    @DisplayName("name an unknown key by its beginning")
    void longKey() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read("{\"" + "k".repeat(5_000) + "\":1}"))
                .satisfies(e -> assertThat(e.response().getEntity().toString()).hasSizeLessThan(1_200));
    }

    private static Map<String, String> read(String json) throws InvalidRequestException {
        Map<String, String> set = new TreeMap<>();
        for (Map.Entry<RealmOption<?>, Optional<String>> value :
                SettingsRepresentation.read(object(json)).entrySet()) {
            value.getValue().ifPresent(text -> set.put(value.getKey().option().key(), text));
        }
        return set;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void stores(String name, String value) {
        RealmAttributeEntity attribute = new RealmAttributeEntity();
        attribute.setRealm(entity);
        attribute.setName(name);
        attribute.setValue(value);
        entity.getAttributes().removeIf(a -> a.getName().equals(name));
        entity.getAttributes().add(attribute);
    }
}
