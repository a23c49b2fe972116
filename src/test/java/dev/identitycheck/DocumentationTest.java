package dev.identitycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is written for users")
class DocumentationTest {

    private static final int README_BYTES = 8 * 1024;

    /** The beginning of each page: its title, whom it is for, and the shortest way. */
    private static final Pattern OPENING = Pattern.compile("# [^\n]+\n\nFor [^#]*?The shortest way: [^#]*");

    private static final Pattern HEADING = Pattern.compile("(?m)^# .+$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

    @Test
    @DisplayName("begins with a README of at most 8 kB")
    void readme() throws IOException {
        assertThat(Files.size(Documentation.README)).isLessThanOrEqualTo(README_BYTES);
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("has no relative link whose file or anchor is missing")
    void links(Path text) {
        assertThat(new RelativeLinks(text, Documentation.read(text)).broken())
                .as("links in %s that lead nowhere", text)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("says at the top of each page whom it is for, and the shortest way")
    void openings(Path page) {
        String text = Documentation.read(page);
        assertThat(OPENING.matcher(text).lookingAt())
                .as("%s begins with a title, \"For …\" and \"The shortest way: …\"", page)
                .isTrue();
        assertThat(HEADING.matcher(FENCED.matcher(text).replaceAll(""))
                        .results()
                        .count())
                .as("titles of %s", page)
                .isOne();
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("is reached from the README and from the menu of the site")
    void reached(Path page) {
        String name = page.getFileName().toString();
        assertThat(Documentation.read(Documentation.README)).contains("(src/site/markdown/" + name);
        assertThat(Documentation.read(Path.of("src/site/site.xml")))
                .contains("href=\"" + name.replace(".md", ".html") + "\"");
    }

    @Test
    @DisplayName("has a menu without items whose page is missing")
    void menu() {
        Matcher items =
                Pattern.compile("href=\"([^\":]+)\\.html\"").matcher(Documentation.read(Path.of("src/site/site.xml")));
        // The build of the site copies these from outside the folder of the pages.
        assertThat(items.results().map(item -> item.group(1)))
                .filteredOn(name -> !List.of("index", "SECURITY", "CHANGELOG").contains(name))
                .isNotEmpty()
                .allMatch(name -> Files.exists(Documentation.page(name)));
    }

    static List<Path> pages() {
        return Documentation.pages();
    }

    static Stream<Path> texts() {
        return Stream.concat(
                Stream.of(
                        Documentation.README,
                        Path.of("SECURITY.md"),
                        Path.of("CHANGELOG.md"),
                        Path.of(".github/ARCHITECTURE.md"),
                        Path.of(".github/CONTRIBUTING.md")),
                pages().stream());
    }
}
