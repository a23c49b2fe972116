package dev.identitycheck.it.stage;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the gateway was asked to send. */
public record Sms(String to, String from, String text) {

    private static final Pattern NO_LINK =
            Pattern.compile("too many wrong codes|PIN was changed|get codes was changed");

    /** A notice of what happened to an account. */
    boolean isNotice() {
        return text.contains(Mail.NOTICE) || NO_LINK.matcher(text).find();
    }

    Optional<String> code() {
        return CodeText.in(text);
    }
}
