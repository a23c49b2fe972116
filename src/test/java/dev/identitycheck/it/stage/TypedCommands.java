package dev.identitycheck.it.stage;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the {@code kcadm.sh} commands from a text and splits them into words as a shell does. */
public final class TypedCommands {

    /** Quoted text may span several lines. */
    private static final Pattern COMMAND = Pattern.compile("(?m)(?<=^|`)[ ]*\\./kcadm\\.sh (?:'[^']*'|[^'\\n`])*");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private TypedCommands() {}

    public static List<String> in(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    /** A command's words without the program name. */
    public static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .skip(1)
                .map(word -> QUOTED.matcher(word.group())
                        .replaceAll(quoted ->
                                Matcher.quoteReplacement(quoted.group(1) != null ? quoted.group(1) : quoted.group(2))))
                .toList();
    }
}
