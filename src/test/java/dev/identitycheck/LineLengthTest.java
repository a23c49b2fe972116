package dev.identitycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line of the Java sources")
class LineLengthTest {

    private static final int MARGIN = 120;

    // The formatter breaks code at this margin, but neither comments nor literals.
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    @DisplayName("has no more than 120 characters, in comments and literals too")
    void fitsTheMargin(String folder) throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of(folder))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
                List<String> lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).codePointCount(0, lines.get(i).length()) > MARGIN) {
                        tooLong.add(source + ":" + (i + 1));
                    }
                }
            }
        }
        assertThat(tooLong).as("lines of more than %d characters", MARGIN).isEmpty();
    }
}
