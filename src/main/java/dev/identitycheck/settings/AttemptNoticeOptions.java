package dev.identitycheck.settings;

import dev.identitycheck.domain.notice.AttemptNoticePolicy;
import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.SettingsReader;
import java.time.Duration;
import java.util.List;

/** The options of what an owner is told of attempts that led nowhere. */
final class AttemptNoticeOptions {

    private static final ChoiceOption<AttemptNoticePolicy.Told> TOLD = new ChoiceOption<>(
            "attemptNotice",
            "Notice of attempts",
            "What the owner is told of attempts that led nowhere, in one notice for all of them, at most one a day:"
                    + " wrong-codes is wrong codes and PINs below the lock; all is a page that asked for a code and was"
                    + " left without one, too.",
            AttemptNoticePolicy.Told.WRONG_CODES,
            AttemptNoticePolicy.Told.class);
    private static final NumberOption DELAY = new NumberOption(
            "attemptNoticeDelay",
            "Time before attempts are told of (seconds)",
            "How long after the last attempt the notice goes, at most four times as long after the first. A right code"
                    + " in the meantime takes it back.",
            300,
            60,
            3600);

    /** Both options, in the order of the admin console and the page of settings. */
    static final List<Option<?>> ALL = List.of(TOLD, DELAY);

    private AttemptNoticeOptions() {}

    static AttemptNoticePolicy read(SettingsReader reader) {
        return new AttemptNoticePolicy(reader.read(TOLD), Duration.ofSeconds(reader.read(DELAY)));
    }
}
