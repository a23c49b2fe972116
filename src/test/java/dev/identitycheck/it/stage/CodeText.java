package dev.identitycheck.it.stage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the code in the text of a message. */
final class CodeText {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6,10})(?!\\d)");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private CodeText() {}

    static Optional<String> in(String text) {
        Matcher code = CODE.matcher(ADDRESS.matcher(text).replaceAll(""));
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }
}
