package dev.identitycheck.authenticator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.option.Option;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

class IdentityCheckAuthenticatorFactoryTest {

    private final IdentityCheckAuthenticatorFactory factory = new IdentityCheckAuthenticatorFactory();

    @Test
    @DisplayName("realms and consoles know the step by this id and name")
    void names() {
        assertThat(factory.getId()).isEqualTo("identity-check");
        assertThat(factory.getDisplayType()).startsWith("Identity Check: ");
    }

    @Test
    @DisplayName("Keycloak's own protection is not fed: its counters can shut the whole account")
    void category() {
        assertThat(factory.getReferenceCategory()).isNotIn(null, "password", "otp", "recovery-authn-codes");
    }

    @Test
    @DisplayName("the console shows each option once, with its default and its choices")
    void properties() {
        List<ProviderConfigProperty> properties = factory.getConfigProperties();
        assertThat(properties.stream().map(ProviderConfigProperty::getName))
                .containsExactlyElementsOf(
                        IdentityCheckSettings.OPTIONS.stream().map(Option::key).toList());
        List<String> unset = List.of("existingLinks", "fingerprintClaims");
        assertThat(properties).filteredOn(p -> !unset.contains(p.getName())).allSatisfy(property -> {
            assertThat(property.getDefaultValue()).isInstanceOf(String.class);
            if (property.getType().equals(ProviderConfigProperty.LIST_TYPE)) {
                assertThat(property.getOptions()).contains((String) property.getDefaultValue());
            } else {
                assertThat(property.getHelpText()).containsPattern("\\(\\d+–\\d+\\)$");
            }
        });
        // The console would store a default that it shows, and the value would no longer depend on other settings.
        assertThat(properties).filteredOn(p -> unset.contains(p.getName())).allSatisfy(property -> {
            assertThat(property.getDefaultValue()).isNull();
            assertThat(property.getHelpText()).contains("; unless set: ");
        });
        assertThat(properties)
                .filteredOn(p -> p.getName().equals("existingLinks"))
                .singleElement()
                .satisfies(p -> assertThat(p.getOptions()).first().isEqualTo("default"));
        assertThat(properties)
                .filteredOn(p -> p.getName().equals("codeLength"))
                .singleElement()
                .satisfies(p -> assertThat(p.getLabel()).endsWith(", 6–10"));
        assertThat(properties)
                .filteredOn(p -> p.getType().equals(ProviderConfigProperty.MULTIVALUED_STRING_TYPE))
                .extracting(ProviderConfigProperty::getName)
                .containsExactly("fingerprintClaims");
    }
}
