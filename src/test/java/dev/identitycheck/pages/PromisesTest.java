package dev.identitycheck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.RecoveryCodeSettings;
import dev.identitycheck.settings.RecoveryIdentifySettings;
import dev.identitycheck.settings.RememberDeviceSettings;
import dev.identitycheck.settings.UnfamiliarAccessSettings;
import dev.identitycheck.settings.option.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is promised")
class PromisesTest {

    private static final Path TABLE = Path.of("src/test/resources/promises.txt");
    private static final Path FINDINGS = Path.of("src/site/markdown/getting-started.md");

    /** Words with which a text says what holds, and does not only name a thing or a thing to do. */
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(only|nobody|never|until|still|no longer|any more|nothing|once|works?|everybody|will|always|minutes?"
                    + "|hours?|days?|ends?|ended|counts?|confirms|blocked|signed out|switched off|removed|has to"
                    + "|was stopped|locked|saved|may ask|belongs)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEST = Pattern.compile("(\\w+)(?:#(\\w+))?");
    private static final Map<String, String> ROWS = new TreeMap<>();
    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("#")) {
                String[] row = line.split(" (?=[=:] )", 2);
                assertThat(row).as(line).hasSize(2);
                assertThat(ROWS.put(row[0], row[1])).as("twice: " + row[0]).isNull();
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                SOURCES.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
    }

    @Test
    @DisplayName("by a text is in the table, and the table names no text that is not there")
    void texts() {
        List<String> promising = Language.EN.keys().stream()
                .filter(key -> PROMISE.matcher(Language.EN.pattern(key)).find())
                .toList();
        assertThat(promising).isSubsetOf(named("text "));
        assertThat(named("text ")).isSubsetOf(Language.EN.keys());
    }

    @Test
    @DisplayName("by a setting's help is in the table")
    void settings() {
        Stream<String> all = Stream.of(
                        options("identity-check", IdentityCheckSettings.OPTIONS),
                        options("identity-check-code", CodeOrPinSettings.OPTIONS),
                        options("conditional-unfamiliar-access", UnfamiliarAccessSettings.OPTIONS),
                        options("identity-check-remember-device", RememberDeviceSettings.OPTIONS),
                        options("identity-check-recovery-code", RecoveryCodeSettings.OPTIONS),
                        options("identity-check-recovery-identify", RecoveryIdentifySettings.OPTIONS),
                        options(
                                "realm",
                                RealmSettings.OPTIONS.stream()
                                        .<Option<?>>map(option -> option.option())
                                        .toList()))
                .flatMap(options -> options);
        assertThat(named("setting ")).containsExactlyInAnyOrderElementsOf(all.toList());
    }

    private static Stream<String> options(String step, List<Option<?>> options) {
        return options.stream().map(option -> step + " " + option.key());
    }

    @Test
    @DisplayName("by a finding of the doctor's is in the table")
    void findings() throws IOException {
        List<String> codes = Pattern.compile("(?m)^\\| `(?:error|warning|info)` \\| (.*) \\|$")
                .matcher(Files.readString(FINDINGS))
                .results()
                .flatMap(row -> Pattern.compile("[a-z-]+").matcher(row.group(1)).results())
                .map(MatchResult::group)
                .toList();
        assertThat(named("finding ")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    @DisplayName("is held by tests that are there")
    void tests() {
        ROWS.forEach((promise, tests) -> {
            if (tests.startsWith("= ")) {
                List<MatchResult> named = TEST.matcher(tests).results().toList();
                assertThat(named).as(promise).isNotEmpty();
                named.forEach(test -> assertThat(SOURCES.getOrDefault(test.group(1), ""))
                        .as("%s: %s", promise, test.group())
                        .contains(test.group(2) == null ? "Test" : "void " + test.group(2) + "("));
            } else {
                assertThat(tests).as("a reason for %s", promise).hasSizeGreaterThan(4);
            }
        });
    }

    private static List<String> named(String kind) {
        return ROWS.keySet().stream()
                .filter(row -> row.startsWith(kind))
                .map(row -> row.substring(kind.length()))
                .collect(Collectors.toList());
    }
}
