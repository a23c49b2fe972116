package dev.identitycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The page of every way in")
class EveryWayInTest {

    private static final Path TESTS = Path.of("src/test/java");

    /** The last cell of a row names classes, and behind each the methods that are meant. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!way |--- )(.*) \\| ([^|]*) \\|$");

    private static final Pattern CLASS = Pattern.compile("`(\\w+IT)`((?:,? `[a-z]\\w*`)*)");
    private static final Pattern METHOD = Pattern.compile("`([a-z]\\w*)`");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("names for each way tests that are there")
    void tests(String way, String tests) throws IOException {
        List<MatchResult> classes = CLASS.matcher(tests).results().toList();
        assertThat(classes).as("test classes for: %s", way).isNotEmpty();
        for (MatchResult named : classes) {
            String source = source(named.group(1));
            assertThat(METHOD.matcher(named.group(2)).results().map(method -> method.group(1)))
                    .allSatisfy(method -> assertThat(source)
                            .as("the source of %s", named.group(1))
                            .contains("void " + method + "("));
        }
        assertThat(CLASS.matcher(tests).replaceAll(""))
                .as("what is left of \"%s\" without classes and their methods", tests)
                .doesNotContain("`");
    }

    static Stream<String[]> rows() {
        return ROW.matcher(Documentation.read(Documentation.page("every-way-in")))
                .results()
                .map(row -> new String[] {row.group(1), row.group(2)});
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found =
                    files.filter(file -> file.endsWith(name + ".java")).toList();
            assertThat(found).as("the class %s", name).hasSize(1);
            return Documentation.read(found.get(0));
        }
    }
}
