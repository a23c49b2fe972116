package dev.identitycheck.settings;

import dev.identitycheck.attempts.AttemptPolicy;
import java.time.Duration;
import java.util.List;

/**
 * The three options of one count.
 *
 * @param row how many in a row lock
 * @param quiet after how long the row starts again
 * @param total how many lock in all
 */
record AttemptOptions(NumberOption row, NumberOption quiet, NumberOption total) {

    static final int LONGEST_QUIET = 2_592_000;

    List<Option<?>> all() {
        return List.of(row, quiet, total);
    }

    AttemptPolicy read(SettingsReader reader) {
        int maxFailures = reader.read(row);
        int maxTotal = reader.read(total);
        boolean totalFits = maxTotal >= maxFailures;
        reader.require(totalFits, total, "at least " + row.key());
        return new AttemptPolicy(
                maxFailures, totalFits ? maxTotal : maxFailures, Duration.ofSeconds(reader.read(quiet)));
    }
}
