package dev.identitycheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is written for developers")
class ArchitecturePageTest {

    private static final Path ARCHITECTURE = Path.of(".github/ARCHITECTURE.md");
    private static final Path SOURCES_PAGE = Documentation.page("developers");

    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\n(.*?)```");
    private static final Pattern SOURCES = Pattern.compile("(?s)Where to look in the source.*?(?=\n## )");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\| (.*) \\|$");

    @Test
    @DisplayName("draws the top-level packages and their dependencies as the classes have them")
    void picture() {
        String wanted = PackagePicture.of(Floors.uses(new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(Floors.ROOT)));
        Matcher drawn = PICTURE.matcher(DocumentedNames.read(ARCHITECTURE));
        assertThat(drawn.find()).as("%s has a Mermaid picture", ARCHITECTURE).isTrue();
        assertThat(drawn.group(1))
                .as("the picture in %s; the right one is:\n%s", ARCHITECTURE, wanted)
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md"})
    @DisplayName("names files, classes and tests that are there")
    void names(String page) {
        DocumentedNames names = new DocumentedNames(Path.of(page), DocumentedNames.read(Path.of(page)));
        assertThat(names.spans()).isNotEmpty();
        assertThat(names.missing()).as("what %s names and is not there", page).isEmpty();
    }

    @Test
    @DisplayName("lists every folder of the sources, and none that is not there")
    void tableOfSources() throws IOException {
        Matcher sources = SOURCES.matcher(DocumentedNames.read(SOURCES_PAGE));
        assertThat(sources.find())
                .as("%s says where to look in the source", SOURCES_PAGE)
                .isTrue();
        assertThat(new DocumentedNames(SOURCES_PAGE, sources.group()).missing()).isEmpty();
        List<String> listed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Matcher row = ROW.matcher(sources.group()); row.find(); ) {
            List<String> folders = new DocumentedNames(SOURCES_PAGE, row.group(1)).spans();
            listed.addAll(folders);
            new DocumentedNames(SOURCES_PAGE, row.group(2))
                    .spans().stream()
                            .filter(name -> name.matches("[a-z]+"))
                            .filter(name -> folders.stream().noneMatch(f -> isFolder(f + "/" + name)))
                            .forEach(missing::add);
        }
        assertThat(missing)
                .as("folders within those of the table that are not there")
                .isEmpty();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(topLevel());
    }

    private static boolean isFolder(String name) {
        return Files.isDirectory(DocumentedNames.MAIN.resolve(name));
    }

    private static Set<String> topLevel() throws IOException {
        try (Stream<Path> entries = Files.list(DocumentedNames.MAIN)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
