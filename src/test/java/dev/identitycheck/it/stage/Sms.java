package dev.identitycheck.it.stage;

import java.util.Optional;

/** What the gateway was asked to send. */
public record Sms(String to, String from, String text) {

    Optional<String> code() {
        return CodeText.in(text);
    }
}
