package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.domain.contact.Channel;
import java.util.Optional;
import java.util.Set;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The session notes of a sensitive operation: the operation, the user's session and the account's contacts at its
 * start, and the channels of the step-up code once that code was right.
 *
 * @param tab the authentication session of the browser tab
 * @param action the required action
 */
record OperationSessionNotes(AuthenticationSessionModel tab, String action) {

    private static final String PREFIX = "identity-check.errand.";
    private static final String PROOF = ".proof";

    void begin(SensitiveOperation operation, String scope, String contacts) {
        forget();
        tab.setAuthNote(key(""), operation.text());
        tab.setAuthNote(key(".scope"), scope);
        tab.setAuthNote(key(".contacts"), contacts);
    }

    Optional<SensitiveOperation> operation() {
        return Optional.ofNullable(tab.getAuthNote(key(""))).flatMap(SensitiveOperation::parse);
    }

    /** The account's contacts at the start, as {@link StepUpConfirmation#contactsHash} writes them. */
    String contacts() {
        return Optional.ofNullable(tab.getAuthNote(key(".contacts"))).orElse("");
    }

    /** What the operation was begun in, as {@link ProofScope#text} writes it. */
    String scope() {
        return Optional.ofNullable(tab.getAuthNote(key(".scope"))).orElse("");
    }

    /** Records that the step-up code was right, and by which channels it was sent. */
    void recordStepUp(Set<Channel> channels) {
        tab.setAuthNote(key(".word"), Channel.key(channels));
    }

    /** Keeps the proof by the step-up code, for this operation and those that follow. */
    void hold(Optional<StepUpProof> proof) {
        proof.ifPresentOrElse(held -> tab.setAuthNote(key(PROOF), held.text()), () -> tab.removeAuthNote(key(PROOF)));
    }

    Optional<StepUpProof> proof() {
        return Optional.ofNullable(tab.getAuthNote(key(PROOF))).flatMap(StepUpProof::parse);
    }

    Optional<Set<Channel>> stepUpChannels() {
        return Optional.ofNullable(tab.getAuthNote(key(".word"))).map(Channel::parse);
    }

    /** Forgets the operation; the proof stays. */
    void forget() {
        tab.removeAuthNote(key(""));
        tab.removeAuthNote(key(".scope"));
        tab.removeAuthNote(key(".contacts"));
        tab.removeAuthNote(key(".word"));
    }

    private String key(String part) {
        return PREFIX + action + part;
    }
}
