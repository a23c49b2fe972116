package dev.identitycheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a text to files of this repository.
 *
 * @param file where the text stands
 * @param text the text, in Markdown
 */
record RelativeLinks(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern SPAN = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    /** The repository's list of releases, which its web site shows two folders above the files of a branch. */
    private static final Path RELEASES = Path.of("../../releases");

    /** The targets that do not exist. */
    List<String> broken() {
        return LINK.matcher(codeSpans(text).replaceAll(""))
                .results()
                .filter(link -> !resolves(link.group(1), link.group(2)))
                .map(MatchResult::group)
                .toList();
    }

    private boolean resolves(String target, String anchor) {
        Path wanted = target.isEmpty()
                ? file
                : Path.of("").resolve(file.resolveSibling(target)).normalize();
        if (wanted.equals(RELEASES)) {
            return anchor == null;
        }
        return Files.exists(wanted) && (anchor == null || hasAnchor(Documentation.read(wanted), anchor));
    }

    // The anchors that headings get by themselves differ between the repository's web site and the built site.
    private static boolean hasAnchor(String text, String anchor) {
        return text.contains("\n<a id=\"" + anchor + "\"></a>\n\n#");
    }

    private static Matcher codeSpans(String text) {
        return SPAN.matcher(FENCED.matcher(text).replaceAll(""));
    }
}
