package dev.identitycheck.settings.option;

import java.util.List;

/**
 * An option: one setting of an authenticator or a realm, declared in one place.
 *
 * @param <T> the type of its value
 */
public sealed interface Option<T>
        permits NumberOption,
                FlagOption,
                ChoiceOption,
                TextOption,
                RegionOption,
                NamesOption,
                AliasesOption,
                KeysOption,
                CountriesOption,
                DependentOption,
                ZoneOption,
                ObjectOption {

    /** The key under which the setting is stored. */
    String key();

    /** The label in the admin console; times say "seconds". */
    String label();

    /** What the setting does, in one or two sentences. */
    String help();

    /** The default as text; empty if there is none. */
    String defaultText();

    /** A description of the default for the documentation and the admin console. */
    default String defaultDescription() {
        return defaultText();
    }

    /** A description of the allowed values: a range or a list. */
    String allowed();

    /** The allowed values, where they can be listed; empty otherwise. */
    List<String> choices();

    /**
     * Parses a value.
     *
     * @throws IllegalArgumentException when the value is not allowed
     */
    T parse(String value);
}
