package dev.identitycheck.it;

import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes the files in {@code src/test/resources/golden} anew, with a jar whose data have to be read for ever after:
 * {@code mvn verify -Dit.test=GoldenRecorder -Dgolden.record=<version> -Dit.jar=<jar>}.
 */
@RealServer
class GoldenRecorder {

    private static final String VERSION = "golden.record";

    @Test
    @EnabledIfSystemProperty(
            named = VERSION,
            matches = ".+",
            disabledReason = "the files hold what an earlier version wrote, and no test may write them anew")
    void records(Stage stage) {
        try (Site site = stage.ownSite()) {
            var golden = GoldenStory.plays(stage, site);
            golden.people().put("recordedWith", System.getProperty(VERSION));
            golden.write(Path.of("src", "test", "resources", "golden"));
        }
    }
}
