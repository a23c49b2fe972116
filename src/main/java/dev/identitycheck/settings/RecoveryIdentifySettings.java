package dev.identitycheck.settings;

import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * The settings of an {@code identity-check-recovery-identify} execution.
 *
 * @param contact the contact that is entered besides the number
 * @param invalid the settings that cannot be used
 */
public record RecoveryIdentifySettings(Registered contact, List<InvalidSetting> invalid) {

    /** The type of the contact on file. */
    public enum Registered {
        EMAIL,
        PHONE
    }

    private static final ChoiceOption<Registered> CONTACT = new ChoiceOption<>(
            "contact",
            "Registered contact",
            "What people enter besides their number, and where the code goes: the e-mail address on file, or the"
                    + " phone.",
            Registered.EMAIL,
            Registered.class);

    /** All options, in the order of the admin console and the pages. */
    public static final List<Option<?>> OPTIONS = List.of(CONTACT);

    /** Parses an authenticator's configuration; an empty configuration has all defaults. */
    public static RecoveryIdentifySettings parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        Registered contact = reader.read(CONTACT);
        return new RecoveryIdentifySettings(contact, reader.invalid());
    }
}
