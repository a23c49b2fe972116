package dev.identitycheck.it.stage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text message that the gateway was requested to send. */
public record Sms(String to, String from, String text) {

    private static final Pattern NO_LINK = Pattern.compile(
            "too many wrong codes|signed out everywhere|switched on again|support changed your account");

    /** The last line of a message with a code, which may have the link of a notice too. */
    private static final Pattern CODE_LINE = Pattern.compile("\\n@\\S+ #\\d+$");

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** Whether the message is a notice about an account. */
    boolean isNotice() {
        return (text.contains(Mail.NOTICE) && !CODE_LINE.matcher(text).find())
                || NO_LINK.matcher(text).find();
    }

    /** The web address in the text; empty if there is none. */
    public Optional<String> link() {
        Matcher link = ADDRESS.matcher(text);
        return link.find() ? Optional.of(link.group()) : Optional.empty();
    }

    Optional<String> code() {
        return CodeText.in(text);
    }
}
