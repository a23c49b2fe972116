package dev.identitycheck.demo;

import java.time.LocalTime;

/**
 * A mail or SMS that the server sent.
 *
 * @param subject empty for an SMS
 * @param html the mail's HTML version, empty if it has none
 */
record Message(Kind kind, LocalTime arrived, String from, String to, String subject, String text, String html) {

    enum Kind {
        MAIL("E-mail"),
        SMS("SMS");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
