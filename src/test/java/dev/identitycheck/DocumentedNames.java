package dev.identitycheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page of documentation names: files, folders and classes in code spans, and the targets of its links.
 *
 * @param file where the page stands, for its links
 * @param text the page, or a part of it
 */
record DocumentedNames(Path file, String text) {

    static final Path MAIN = Path.of("src/main/java/dev/identitycheck");
    private static final Path TESTS = Path.of("src/test/java/dev/identitycheck");
    private static final List<Path> FOLDERS = List.of(Path.of(""), MAIN, TESTS, Path.of("src/main/resources"));

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]+)");
    private static final Pattern PATH =
            Pattern.compile("\\.?[\\w-][\\w.-]*(/[\\w.-]+)+/?|[\\w-]+\\.(java|xml|md|json|ftl)");
    private static final Pattern TYPE = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(\\.(\\w+))?");

    /** The code spans of the page. */
    List<String> spans() {
        return SPAN.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(span -> span.group(1))
                .toList();
    }

    /** Every file, folder, class or member of a class that is named and is not there. */
    List<String> missing() {
        Stream<String> spans = spans().stream().filter(span -> isMissingFile(span) || isMissingType(span));
        Stream<String> links = LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !Files.exists(file.resolveSibling(target)));
        return Stream.concat(spans, links).distinct().toList();
    }

    private static boolean isMissingFile(String span) {
        return PATH.matcher(span).matches() && FOLDERS.stream().noneMatch(folder -> Files.exists(folder.resolve(span)));
    }

    private static boolean isMissingType(String span) {
        return TYPE.matcher(span)
                .results()
                .filter(type -> type.group().equals(span))
                .anyMatch(type -> !isThere(type));
    }

    // A name that several test classes have may mean any of them.
    private static boolean isThere(MatchResult type) {
        Pattern member = Pattern.compile(type.group(3) == null ? "" : "\\b" + type.group(3) + "\\b");
        try (Stream<Path> main = Files.walk(MAIN);
                Stream<Path> tests = Files.walk(TESTS)) {
            return Stream.concat(main, tests)
                    .filter(source -> source.endsWith(type.group(1) + ".java"))
                    .anyMatch(source -> member.matcher(read(source)).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
