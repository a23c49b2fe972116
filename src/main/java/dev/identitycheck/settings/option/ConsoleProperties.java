package dev.identitycheck.settings.option;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** Turns options into properties of the admin console. */
public final class ConsoleProperties {

    private ConsoleProperties() {}

    /** One property for each option, in their order. */
    public static List<ProviderConfigProperty> of(List<Option<?>> options) {
        return options.stream().map(ConsoleProperties::of).toList();
    }

    private static ProviderConfigProperty of(Option<?> option) {
        boolean noDefault = option.defaultText().isEmpty();
        String unset = noDefault ? "; unless set: " + option.defaultDescription() : "";
        ProviderConfigProperty property = new ProviderConfigProperty(
                option.key(),
                label(option),
                option.help() + " (" + option.allowed() + unset + ")",
                type(option),
                noDefault ? null : option.defaultText());
        property.setOptions(option.choices());
        return property;
    }

    // The console saves a number that is out of range without a word.
    private static String label(Option<?> option) {
        return option instanceof NumberOption ? option.label() + ", " + option.allowed() : option.label();
    }

    private static String type(Option<?> option) {
        if (option instanceof NamesOption) {
            return ProviderConfigProperty.MULTIVALUED_STRING_TYPE;
        }
        return option.choices().isEmpty() ? ProviderConfigProperty.STRING_TYPE : ProviderConfigProperty.LIST_TYPE;
    }
}
