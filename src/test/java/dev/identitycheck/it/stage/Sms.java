package dev.identitycheck.it.stage;

import java.util.Optional;

/** What the gateway was asked to send. */
public record Sms(String to, String from, String text) {

    /** A notice of what happened to an account. */
    boolean isNotice() {
        return text.contains(Mail.NOTICE) || text.contains("too many wrong codes");
    }

    Optional<String> code() {
        return CodeText.in(text);
    }
}
