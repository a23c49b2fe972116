package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.jpa.RealmAdapter;
import org.keycloak.models.jpa.entities.RealmAttributeEntity;
import org.keycloak.models.jpa.entities.RealmEntity;

class RealmSettingsTest {

    private final RealmEntity realm = new RealmEntity();
    private final RealmSettings settings = RealmSettings.of(new RealmAdapter(null, null, realm));

    @Test
    @DisplayName("a realm that sets nothing leaves each step its mode")
    void nothing() {
        assertThat(Mode.values())
                .allSatisfy(mode -> assertThat(settings.effectiveMode(mode)).contains(mode));
        assertThat(settings.smsGateway()).isEmpty();
        assertThat(settings.smsSender()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    @DisplayName("and so does one whose values are blank")
    void blank(String value) {
        set("mode", value);
        set("smsGateway", value);
        set("smsSender", value);
        nothing();
    }

    @ParameterizedTest
    @CsvSource({"enforce, ENFORCE", "observe, OBSERVE", "' off ', OFF"})
    @DisplayName("a realm's mode goes before that of any step")
    void mode(String value, Mode mode) {
        set("mode", value);
        assertThat(Mode.values())
                .allSatisfy(ofStep -> assertThat(settings.effectiveMode(ofStep)).contains(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "OFF", "enforce, off"})
    @DisplayName("a mode that does not exist is none, and not the step's")
    void noMode(String value) {
        set("mode", value);
        assertThat(Mode.values())
                .allSatisfy(ofStep -> assertThat(settings.effectiveMode(ofStep)).isEmpty());
    }

    @Test
    @DisplayName("gateway and sender are the realm's own")
    void sms() {
        set("smsGateway", "http");
        set("smsSender", " Agency ");
        assertThat(settings.smsGateway()).contains("http");
        assertThat(settings.smsSender()).contains("Agency");
    }

    @Test
    @DisplayName("a contact that changed counts after a day")
    void newContactDelay() {
        assertThat(settings.newContactDelay()).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "' 60 ', 60", "2592000, 2592000"})
    @DisplayName("or after the time that the realm sets")
    void newContactDelaySet(String value, long seconds) {
        set("newContactDelay", value);
        assertThat(settings.newContactDelay()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2592001", "1d", "never"})
    @DisplayName("but a time that is out of range is none, and not the default")
    void noNewContactDelay(String value) {
        set("newContactDelay", value);
        assertThat(settings.newContactDelay()).isEmpty();
    }

    private void set(String key, String value) {
        RealmAttributeEntity attribute = new RealmAttributeEntity();
        attribute.setRealm(realm);
        attribute.setName("identity-check." + key);
        attribute.setValue(value);
        realm.getAttributes().add(attribute);
    }
}
