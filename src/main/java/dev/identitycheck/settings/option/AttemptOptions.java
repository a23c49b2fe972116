package dev.identitycheck.settings.option;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import java.time.Duration;
import java.util.List;

/**
 * The three options of one lockout policy.
 *
 * @param maxFailures how many failures in a row lock
 * @param failureReset after how long without a failure the row starts again
 * @param maxTotalFailures how many failures in total lock
 */
public record AttemptOptions(NumberOption maxFailures, NumberOption failureReset, NumberOption maxTotalFailures) {

    public static final int MAX_FAILURE_RESET = 2_592_000;

    public List<Option<?>> all() {
        return List.of(maxFailures, failureReset, maxTotalFailures);
    }

    public LockoutPolicy read(SettingsReader reader) {
        int inARow = reader.read(maxFailures);
        int inTotal = reader.read(maxTotalFailures);
        boolean totalFits = inTotal >= inARow;
        reader.require(totalFits, maxTotalFailures, "at least " + maxFailures.key());
        return new LockoutPolicy(inARow, totalFits ? inTotal : inARow, Duration.ofSeconds(reader.read(failureReset)));
    }
}
