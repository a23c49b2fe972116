package dev.identitycheck.settings.option;

import java.util.List;

/**
 * One setting of an authenticator or a realm, declared in one place.
 *
 * @param <T> what it holds
 */
public sealed interface Option<T>
        permits NumberOption,
                FlagOption,
                ChoiceOption,
                TextOption,
                RegionOption,
                NamesOption,
                CountriesOption,
                DependentOption,
                ZoneOption,
                SmtpOption {

    /** The key, as it is stored. */
    String key();

    /** The label in the admin console; times say "seconds". */
    String label();

    /** What the setting does, in one or two sentences. */
    String help();

    /** The default, as text; empty where nothing is set by default. */
    String defaultText();

    /** The default, for people. */
    default String defaultForPeople() {
        return defaultText();
    }

    /** What may be set, for people: a range or a list. */
    String allowed();

    /** Every value, where they can be listed; empty otherwise. */
    List<String> choices();

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException when it is not allowed
     */
    T parse(String value);
}
