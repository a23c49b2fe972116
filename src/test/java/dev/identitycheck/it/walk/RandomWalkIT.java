package dev.identitycheck.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs random walks of an intruder. {@code -Dwalk.seed} replays a run, {@code -Dwalk.minutes} makes the long run
 * longer, {@code -Dwalk.shape} fixes the realm's shape; with {@code -Dwalk.on=true} a run continues after a finding and
 * reports all findings at its end.
 */
@RealServer
@DisplayName("A random walk")
class RandomWalkIT {

    private static final long SEED = 20261129;

    @Test
    void ends_in_nobody_elses_account(Stage stage) {
        run(stage, Long.getLong("walk.seed", SEED), Duration.ofMinutes(2));
    }

    @Test
    @Tag("full")
    void ends_in_nobody_elses_account_however_long_it_is(Stage stage) {
        run(
                stage,
                Long.getLong("walk.seed", new Random().nextLong()),
                Duration.ofMinutes(Long.getLong("walk.minutes", 5)));
    }

    private static void run(Stage stage, long seed, Duration time) {
        Run run = new Run(
                stage,
                seed,
                Optional.ofNullable(System.getProperty("walk.shape")).map(Shape::parse),
                Boolean.getBoolean("walk.on"));
        run.goesOnFor(time);
        assertThat(run.findings()).as(run.toString()).isEmpty();
    }
}
