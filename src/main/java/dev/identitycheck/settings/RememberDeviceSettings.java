package dev.identitycheck.settings;

import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * The settings of the step {@code identity-check-remember-device}.
 *
 * @param told which browsers the owner is told of
 * @param newNetwork whether the owner is told of a known browser in a network where it has not been
 * @param invalid the settings that are out of range; their defaults hold
 */
public record RememberDeviceSettings(Notify told, boolean newNetwork, List<InvalidSetting> invalid) {

    /** Which browsers an owner is told of. */
    public enum Notify {
        /** Those that are remembered after a step was passed. */
        REMEMBERED,
        /** Those of a login in which nothing was asked, too. */
        EVERY_LOGIN,
        NONE
    }

    private static final ChoiceOption<Notify> NOTIFY = new ChoiceOption<>(
            "notify",
            "Notice of browsers",
            "Which browsers the owner is told of; the account's first one is none of them. remembered: each that is"
                    + " remembered, because a step before this one was passed. every-login: each that a login comes"
                    + " from and the account does not know, too, though nothing was asked; no such login makes a"
                    + " browser familiar.",
            Notify.REMEMBERED,
            Notify.class);
    private static final FlagOption NEW_NETWORK = new FlagOption(
            "newNetwork",
            "Tell of a new network",
            "With every-login: whether the owner is told of a known browser in a network (IPv4 /24, IPv6 /48) where it"
                    + " has not been. Phones change theirs all day.",
            false);

    /** All options, in the order of the admin console and the page of settings. */
    public static final List<Option<?>> OPTIONS = List.of(NOTIFY, NEW_NETWORK);

    public RememberDeviceSettings {
        invalid = List.copyOf(invalid);
    }

    /** Whether the owner is told of a browser that is remembered after a step was passed. */
    public boolean tellsOfRemembered() {
        return told != Notify.NONE;
    }

    /** Whether the owner is told of a browser of a login in which nothing was asked. */
    public boolean tellsOfEveryLogin() {
        return told == Notify.EVERY_LOGIN;
    }

    /** Parses the step's configuration; an empty one means all defaults. */
    public static RememberDeviceSettings parse(Map<String, String> config) {
        SettingsReader reader = new SettingsReader(config);
        Notify told = reader.read(NOTIFY);
        boolean newNetwork = reader.read(NEW_NETWORK);
        return new RememberDeviceSettings(told, newNetwork, reader.invalid());
    }
}
