package dev.identitycheck.delivery;

import java.time.Duration;
import org.keycloak.Config;

/**
 * What the operator sets for messages on their way: {@code --spi-authenticator--identity-check--<option>}.
 *
 * @param threads how many messages to one mail server or gateway are worked on at once
 * @param queue how many more may wait
 * @param grace how long a request waits, so that an immediate refusal is said at once
 * @param drain how long messages may go on once the server shuts down
 */
public record DispatcherOptions(int threads, int queue, Duration grace, Duration drain) {

    /** Where nothing is set. */
    public static final DispatcherOptions DEFAULT =
            new DispatcherOptions(20, 500, Duration.ofMillis(800), Duration.ofSeconds(10));

    // Fewer leave strangers, who have a fifth, no share at all.
    private static final int FEWEST = 5;

    /** Reads the options; what is out of range is taken as near as may be. */
    public static DispatcherOptions from(Config.Scope config) {
        return new DispatcherOptions(
                number(config, "message-threads", DEFAULT.threads, FEWEST, 200),
                number(config, "message-queue", DEFAULT.queue, FEWEST, 100_000),
                Duration.ofMillis(number(config, "message-grace", (int) DEFAULT.grace.toMillis(), 0, 5_000)),
                Duration.ofSeconds(number(config, "message-drain", (int) DEFAULT.drain.toSeconds(), 0, 300)));
    }

    private static int number(Config.Scope config, String key, int standard, int least, int most) {
        return Math.min(most, Math.max(least, config.getInt(key, standard)));
    }
}
