package dev.identitycheck.requiredaction.operation;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a browser tab keeps of an errand: what is to be done, which contacts the account had when it began, and whether its
 * owner has given their word.
 *
 * @param tab the tab's session at the server
 * @param action the required action
 */
record OperationSessionNotes(AuthenticationSessionModel tab, String action) {

    private static final String PREFIX = "identity-check.errand.";

    void begin(SensitiveOperation errand, String contacts) {
        forget();
        tab.setAuthNote(key(""), errand.text());
        tab.setAuthNote(key(".contacts"), contacts);
    }

    Optional<SensitiveOperation> errand() {
        return Optional.ofNullable(tab.getAuthNote(key(""))).flatMap(SensitiveOperation::parse);
    }

    /** The contacts that the account had, as {@link StepUpConfirmation#standing} writes them. */
    String contacts() {
        return Optional.ofNullable(tab.getAuthNote(key(".contacts"))).orElse("");
    }

    /** The owner gave their word on this way. */
    void give(String via) {
        tab.setAuthNote(key(".word"), via);
    }

    Optional<String> word() {
        return Optional.ofNullable(tab.getAuthNote(key(".word")));
    }

    void forget() {
        tab.removeAuthNote(key(""));
        tab.removeAuthNote(key(".contacts"));
        tab.removeAuthNote(key(".word"));
    }

    private String key(String part) {
        return PREFIX + action + part;
    }
}
