package dev.identitycheck.settings.option;

import dev.identitycheck.domain.attempt.LockoutPolicy;
import java.time.Duration;
import java.util.List;

/**
 * The three options of one count.
 *
 * @param row how many in a row lock
 * @param quiet after how long the row starts again
 * @param total how many lock in all
 */
public record AttemptOptions(NumberOption row, NumberOption quiet, NumberOption total) {

    public static final int LONGEST_QUIET = 2_592_000;

    public List<Option<?>> all() {
        return List.of(row, quiet, total);
    }

    public LockoutPolicy read(SettingsReader reader) {
        int maxFailures = reader.read(row);
        int maxTotal = reader.read(total);
        boolean totalFits = maxTotal >= maxFailures;
        reader.require(totalFits, total, "at least " + row.key());
        return new LockoutPolicy(
                maxFailures, totalFits ? maxTotal : maxFailures, Duration.ofSeconds(reader.read(quiet)));
    }
}
