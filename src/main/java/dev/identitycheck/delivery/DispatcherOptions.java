package dev.identitycheck.delivery;

import java.time.Duration;
import org.keycloak.Config;

/**
 * The server's options for deliveries: {@code --spi-authenticator--identity-check--<option>}.
 *
 * @param threads how many messages are handed to one mail server or gateway at once
 * @param queue how many more messages may wait
 * @param grace how long a request waits for the result, so that its page can report an immediate refusal
 * @param drain how long deliveries may go on once the server shuts down
 */
public record DispatcherOptions(int threads, int queue, Duration grace, Duration drain) {

    /** The values of options that are not set. */
    public static final DispatcherOptions DEFAULT =
            new DispatcherOptions(20, 500, Duration.ofMillis(800), Duration.ofSeconds(10));

    // Strangers have a fifth, which is none at all of less than five.
    private static final int FEWEST = 5;

    /** Reads the options; a value out of range is replaced by the nearest one in range. */
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
