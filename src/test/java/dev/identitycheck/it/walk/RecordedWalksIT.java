package dev.identitycheck.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays walks that once violated an invariant, from resources in the shortest form that a failing run prints. */
@RealServer
@DisplayName("A walk that did harm once")
class RecordedWalksIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"session", "address", "claims", "stored-token", "link", "link-alternative", "link-conditional"})
    void does_none_any_more(String name, Stage stage) throws IOException {
        Walk walk = Walk.parse(text(name));
        try (Issuer issuer = new Issuer();
                WalkRealm realm = new WalkRealm(stage, issuer, walk.shape());
                Records records = new Records(stage.site().database())) {
            assertThat(new Walker(realm, records).replays(walk.steps()).violation())
                    .isEmpty();
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream walk =
                Objects.requireNonNull(RecordedWalksIT.class.getResourceAsStream("/walks/" + name + ".walk"), name)) {
            return new String(walk.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
