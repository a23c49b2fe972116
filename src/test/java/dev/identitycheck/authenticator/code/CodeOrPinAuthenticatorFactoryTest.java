package dev.identitycheck.authenticator.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.option.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

@DisplayName("The step that asks for a code or PIN")
class CodeOrPinAuthenticatorFactoryTest {

    private final CodeOrPinAuthenticatorFactory factory = new CodeOrPinAuthenticatorFactory();

    @Test
    @DisplayName("is known to realms and consoles by this id and name")
    void names() {
        assertThat(factory.getId()).isEqualTo("identity-check-code");
        assertThat(factory.getDisplayType()).startsWith("Identity Check: ");
    }

    @Test
    @DisplayName("does not feed Keycloak's own protection: its counters can shut the whole account")
    void category() {
        assertThat(factory.getReferenceCategory()).isNotIn(null, "password", "otp", "recovery-authn-codes");
    }

    @Test
    @DisplayName("shows each option once, with its default")
    void properties() {
        assertThat(factory.getConfigProperties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactlyElementsOf(
                        CodeOrPinSettings.OPTIONS.stream().map(Option::key).toList());
        assertThat(factory.getConfigProperties())
                .allSatisfy(property -> assertThat(property.getDefaultValue()).isInstanceOf(String.class));
    }
}
