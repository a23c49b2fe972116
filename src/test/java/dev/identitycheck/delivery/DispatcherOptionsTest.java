package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

@DisplayName("The server's options for messages")
class DispatcherOptionsTest {

    private static final String PREFIX = "identity-check.test.";

    private final Set<String> set = new HashSet<>();

    private Config.Scope config(Map<String, String> options) {
        options.forEach((key, value) -> {
            set.add(PREFIX + key);
            System.setProperty(PREFIX + key, value);
        });
        return new Config.SystemPropertiesScope(PREFIX);
    }

    @AfterEach
    void forget() {
        set.forEach(System::clearProperty);
    }

    @Test
    void need_not_be_set() {
        assertThat(DispatcherOptions.from(config(Map.of()))).isEqualTo(DispatcherOptions.DEFAULT);
    }

    @Test
    void are_read() {
        assertThat(DispatcherOptions.from(config(Map.of(
                        "message-threads", "40", "message-queue", "50", "message-grace", "300", "message-drain", "5"))))
                .isEqualTo(new DispatcherOptions(40, 50, Duration.ofMillis(300), Duration.ofSeconds(5)));
    }

    @Test
    void stay_in_their_range() {
        assertThat(DispatcherOptions.from(config(Map.of(
                        "message-threads",
                        "0",
                        "message-queue",
                        "-1",
                        "message-grace",
                        "60000",
                        "message-drain",
                        "-1"))))
                .isEqualTo(new DispatcherOptions(5, 5, Duration.ofSeconds(5), Duration.ZERO));
    }
}
