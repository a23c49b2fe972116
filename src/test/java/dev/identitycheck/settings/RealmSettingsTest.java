package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
    @DisplayName("a new contact waits a day, unless the realm says how long")
    void delay() {
        assertThat(settings.newContactDelay()).contains(Duration.ofDays(1));
        set("newContactDelay", "0");
        assertThat(settings.newContactDelay()).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2592001", "a day", "1e3"})
    @DisplayName("a delay that cannot be read is none at all, and not the default")
    void noDelay(String value) {
        set("newContactDelay", value);
        assertThat(settings.newContactDelay()).isEmpty();
        assertThat(settings.invalid()).containsExactly(new InvalidSetting("newContactDelay", "0–2592000"));
    }

    @Test
    @DisplayName("what cannot be used is named with what it may be; what is not set can always be used")
    void invalid() {
        assertThat(settings.invalid()).isEmpty();
        set("mode", "perhaps");
        set("smsGateway", "a gateway");
        set("smsSender", "x".repeat(17));
        set("newContactDelay", "60");
        assertThat(settings.invalid())
                .extracting(InvalidSetting::key)
                .containsExactly("mode", "smsGateway", "smsSender");
        assertThat(settings.invalid()).extracting(InvalidSetting::allowed).contains("enforce, observe, off");
    }

    @Test
    @DisplayName("each option is declared once, says what it does, and has a default or says what holds without")
    void declared() {
        assertThat(RealmSettings.OPTIONS).extracting(RealmOption::attribute).doesNotHaveDuplicates();
        assertThat(RealmSettings.OPTIONS)
                .allSatisfy(
                        o -> assertThat(List.of(o.option().label(), o.option().help()))
                                .doesNotContain(""))
                .allSatisfy(o -> assertThat(o.defaultText() + o.whenUnset()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Agency", "+393331234567", "A & B", "sixteen-letters-"})
    @DisplayName("a sender is a name or a number")
    void sender(String value) {
        set("smsSender", value);
        assertThat(settings.invalid()).isEmpty();
    }

    private void set(String key, String value) {
        RealmAttributeEntity attribute = new RealmAttributeEntity();
        attribute.setRealm(realm);
        attribute.setName("identity-check." + key);
        attribute.setValue(value);
        realm.getAttributes().add(attribute);
    }
}
