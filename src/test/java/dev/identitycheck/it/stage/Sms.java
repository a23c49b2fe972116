package dev.identitycheck.it.stage;

import java.util.Optional;
import java.util.regex.Pattern;

/** A text message that the gateway was requested to send. */
public record Sms(String to, String from, String text) {

    private static final Pattern NO_LINK = Pattern.compile(
            "too many wrong codes|signed out everywhere|switched on again|support changed your account");

    /** Whether the message is a notice about an account. */
    boolean isNotice() {
        return text.contains(Mail.NOTICE) || NO_LINK.matcher(text).find();
    }

    Optional<String> code() {
        return CodeText.in(text);
    }
}
