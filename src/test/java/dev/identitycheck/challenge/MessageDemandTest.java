package dev.identitycheck.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.DeliveryRoute;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDemandTest {

    @ParameterizedTest(name = "pressed {0}, open challenge {1}: {2}")
    @CsvSource({
        "false, none,          true",
        "false, identity:hers, false",
        "false, identity:his,  true",
        "true,  none,          true",
        "true,  identity:hers, true",
    })
    @DisplayName("a message is wanted at first sight or when a button asks for it, never on reload")
    void wanted(boolean pressed, String open, boolean wanted) {
        Optional<ChallengeState> challenge = Optional.of(open)
                .filter(o -> !o.equals("none"))
                .map(about -> ChallengeState.opened(about, DeliveryRoute.RequestedChannel.NONE, Instant.EPOCH));
        assertThat(new MessageDemand(pressed, false, DeliveryRoute.RequestedChannel.NONE, challenge, false)
                        .wantedFor("identity:hers"))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("no message is wanted where nobody will see the page")
    void unseen(boolean pressed) {
        assertThat(new MessageDemand(pressed, true, DeliveryRoute.RequestedChannel.NONE, Optional.empty(), false)
                        .wantedFor("identity:hers"))
                .isFalse();
    }
}
