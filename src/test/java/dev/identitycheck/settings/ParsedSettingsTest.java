package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

@DisplayName("The settings of a step")
class ParsedSettingsTest {

    private final KeycloakSession session = session();

    @Test
    @DisplayName("are parsed once in a session, however often they are read")
    void once() {
        IdentityCheckSettings.Parsed first = ParsedSettings.identityCheck(session, Map.of("codeLength", "8"));
        assertThat(ParsedSettings.identityCheck(session, Map.of("codeLength", "8")))
                .isSameAs(first);
    }

    @Test
    @DisplayName("are parsed anew where the configuration was changed within the request")
    void changed() {
        Map<String, String> config = new HashMap<>(Map.of("codeLength", "8"));
        IdentityCheckSettings.Parsed before = ParsedSettings.identityCheck(session, config);
        config.put("codeLength", "5");
        assertThat(before).isInstanceOf(IdentityCheckSettings.Parsed.Valid.class);
        assertThat(ParsedSettings.identityCheck(session, config))
                .isInstanceOf(IdentityCheckSettings.Parsed.Invalid.class);
        config.put("codeLength", "8");
        assertThat(ParsedSettings.identityCheck(session, config)).isSameAs(before);
    }

    @Test
    @DisplayName("are those of the kind of step, though another kind has the same configuration")
    void kinds() {
        ParsedSettings.identityCheck(session, Map.of());
        assertThat(ParsedSettings.codeOrPin(session, Map.of())).isEqualTo(CodeOrPinSettings.parse(Map.of()));
    }

    @Test
    @DisplayName("are parsed by each session for itself")
    void sessions() {
        IdentityCheckSettings.Parsed first = ParsedSettings.identityCheck(session, Map.of());
        assertThat(ParsedSettings.identityCheck(session(), Map.of()))
                .isEqualTo(first)
                .isNotSameAs(first);
    }

    @Test
    @DisplayName("may have empty values, as a store may keep an option that was cleared")
    void cleared() {
        Map<String, String> config = new HashMap<>();
        config.put("codeLength", null);
        assertThat(ParsedSettings.identityCheck(session, config))
                .isEqualTo(ParsedSettings.identityCheck(session, Map.of()));
    }

    private static KeycloakSession session() {
        Map<String, Object> attributes = new HashMap<>();
        return (KeycloakSession) Proxy.newProxyInstance(
                KeycloakSession.class.getClassLoader(),
                new Class<?>[] {KeycloakSession.class},
                (proxy, method, arguments) -> method.getName().equals("setAttribute")
                        ? attributes.put((String) arguments[0], arguments[1])
                        : attributes.get(arguments[0]));
    }
}
