package dev.identitycheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The README and the pages of the site, for the tests that compare them with the code. */
public final class Documentation {

    public static final Path README = Path.of("README.md");

    private static final Path PAGES = Path.of("src/site/markdown");

    private Documentation() {}

    /** The file of a page, by its name without {@code .md}. */
    public static Path page(String name) {
        return PAGES.resolve(name + ".md");
    }

    /** All pages of the site. */
    public static List<Path> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
