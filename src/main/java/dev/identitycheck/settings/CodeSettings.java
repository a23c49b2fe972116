package dev.identitycheck.settings;

import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.time.Duration;
import java.util.List;

/**
 * The settings of how codes are generated and sent.
 *
 * @param channel the channel of a code
 * @param length the digits of a code
 * @param lifetime how long a code is accepted
 * @param resendInterval the time between two codes for the same purpose and identity
 * @param accepted how many of a challenge's latest codes are accepted
 */
public record CodeSettings(
        ChannelSetting channel, int length, Duration lifetime, Duration resendInterval, int accepted) {

    /** The maximum number of digits of a code. */
    public static final int LONGEST_CODE = 10;

    private static final ChoiceOption<ChannelSetting> CHANNEL = new ChoiceOption<>(
            "channel",
            "Channel",
            "Where the code goes: preferred is the person's own choice, else e-mail, else SMS, and the person may"
                    + " switch; email"
                    + " and sms give no choice, and people who have only the other contact get the code there; both"
                    + " sends"
                    + " one code to both.",
            ChannelSetting.PREFERRED,
            ChannelSetting.class);
    private static final NumberOption LENGTH =
            new NumberOption("codeLength", "Code length (digits)", "How many digits a code has.", 6, 6, LONGEST_CODE);
    private static final NumberOption LIFETIME = new NumberOption(
            "codeLifetime", "Code lifetime (seconds)", "How long a code is accepted after it was made.", 300, 60, 600);
    private static final NumberOption RESEND_INTERVAL = new NumberOption(
            "resendInterval",
            "Time between two codes (seconds)",
            "Between two messages to one person about the same thing, over all logins and nodes. Besides, nobody"
                    + " gets more"
                    + " than 5 messages in 10 minutes.",
            60,
            60,
            600);
    private static final NumberOption ACCEPTED = new NumberOption(
            "acceptedCodes",
            "Accepted codes",
            "How many of the latest codes of a login are accepted, for people whose messages arrive late.",
            3,
            1,
            3);

    /** All options, in the order of the admin console and the page of settings. */
    static final List<Option<?>> OPTIONS = List.of(CHANNEL, LENGTH, LIFETIME, RESEND_INTERVAL, ACCEPTED);

    /** The default settings for codes sent by this channel. */
    public static CodeSettings standard(ChannelSetting channel) {
        return new CodeSettings(
                channel,
                LENGTH.defaultValue(),
                Duration.ofSeconds(LIFETIME.defaultValue()),
                Duration.ofSeconds(RESEND_INTERVAL.defaultValue()),
                ACCEPTED.defaultValue());
    }

    static CodeSettings read(SettingsReader reader) {
        return new CodeSettings(
                reader.read(CHANNEL),
                reader.read(LENGTH),
                Duration.ofSeconds(reader.read(LIFETIME)),
                Duration.ofSeconds(reader.read(RESEND_INTERVAL)),
                reader.read(ACCEPTED));
    }
}
