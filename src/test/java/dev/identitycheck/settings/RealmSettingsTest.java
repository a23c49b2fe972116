package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.settings.option.CountryList;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.RealmOption;
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
    @DisplayName("notices name the network address, unless the realm hides it or says nothing that can be read")
    void network() {
        assertThat(settings.namesNetwork()).isTrue();
        set("noticeNetwork", "hide");
        assertThat(settings.namesNetwork()).isFalse();
    }

    @Test
    @DisplayName("and where that cannot be read, they do not")
    void networkUnread() {
        set("noticeNetwork", "perhaps");
        assertThat(settings.namesNetwork()).isFalse();
        assertThat(settings.invalid()).extracting(InvalidSetting::key).containsExactly("noticeNetwork");
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

    @Test
    @DisplayName("text messages have limits that nobody set")
    void limits() {
        assertThat(settings.smsLimits()).contains(new SmsLimits(20, 20, 200, CountryList.ALL, 1000));
        set("smsDailyBudget", "0");
        set("smsPerUser", "1");
        set("smsPerNumber", "2");
        set("smsPerAddress", "3");
        set("smsCountries", "IT, VN:200");
        SmsLimits limits = settings.smsLimits().orElseThrow();
        assertThat(limits.dailyBudget()).isZero();
        assertThat(limits.perUser()).isEqualTo(1);
        assertThat(limits.perNumber()).isEqualTo(2);
        assertThat(limits.perAddress()).isEqualTo(3);
        assertThat(limits.countries().allows("IT")).isTrue();
        assertThat(limits.countries().allows("DE")).isFalse();
        assertThat(limits.countries().allows("")).isFalse();
        assertThat(limits.countries().dailyMaximum("IT")).isEmpty();
        assertThat(limits.countries().dailyMaximum("VN")).hasValue(200);
    }

    @Test
    @DisplayName("and go to the realm's region where no countries are named")
    void countryOfTheRegion() {
        set("smsRegion", "VN");
        assertThat(settings.smsLimits().orElseThrow().countries()).isEqualTo(CountryList.only("VN"));
    }

    @ParameterizedTest
    @CsvSource({
        "smsRegion, Vietnam",
        "smsDailyBudget, -1",
        "smsDailyBudget, 10000001",
        "smsPerUser, many",
        "smsPerNumber, 1001",
        "smsPerAddress, 1.5",
        "smsCountries, XX",
        "smsCountries, it",
        "smsCountries, IT;VN",
        "smsCountries, IT IT:5",
        "smsCountries, VN:-1",
        "smsCountries, VN:"
    })
    @DisplayName("a limit that cannot be read lets no message go, and is not the default")
    void noLimits(String key, String value) {
        set(key, value);
        assertThat(settings.smsLimits()).isEmpty();
        assertThat(settings.invalid()).extracting(InvalidSetting::key).containsExactly(key);
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
