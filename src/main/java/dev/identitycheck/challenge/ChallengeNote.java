package dev.identitycheck.challenge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.code.PendingCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The open challenge of one login, kept in that login's notes under the execution that asked.
 *
 * @param about purpose and identity, as the ledger writes it
 * @param codes the codes that are accepted, as keyed hashes
 * @param wish the way that the person chose
 * @param messageId the newest message; empty if none was sent
 */
record ChallengeNote(String about, PendingCodes codes, Route.Wish wish, String messageId) {

    private static final String PREFIX = "identity-check.challenge.";
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChallengeNote opened(String about, Route.Wish wish) {
        return new ChallengeNote(about, PendingCodes.NONE, wish, "");
    }

    ChallengeNote with(PendingCodes newCodes, String newMessageId) {
        return new ChallengeNote(about, newCodes, wish, newMessageId);
    }

    ChallengeNote with(Route.Wish newWish) {
        return new ChallengeNote(about, codes, newWish, messageId);
    }

    /** Reads the login's challenge; one that cannot be read is none. */
    static Optional<ChallengeNote> read(AuthenticationSessionModel login, String executionId) {
        return Optional.ofNullable(login.getAuthNote(PREFIX + executionId)).map(ChallengeNote::parse);
    }

    void write(AuthenticationSessionModel login, String executionId) {
        login.setAuthNote(PREFIX + executionId, json());
    }

    static void remove(AuthenticationSessionModel login, String executionId) {
        login.removeAuthNote(PREFIX + executionId);
    }

    private String json() {
        List<Code> kept = codes.codes().stream()
                .map(c -> new Code(c.keyId(), c.hash(), c.expiresAt().toEpochMilli(), c.via()))
                .toList();
        try {
            return JSON.writeValueAsString(new Note(about, kept, wish.name(), messageId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    private static ChallengeNote parse(String json) {
        try {
            Note note = JSON.readValue(json, Note.class);
            List<PendingCode> codes = note.codes.stream()
                    .map(c -> new PendingCode(c.keyId, c.hash, Instant.ofEpochMilli(c.expiresAt), c.via))
                    .toList();
            return new ChallengeNote(
                    note.about, new PendingCodes(codes), Route.Wish.valueOf(note.wish), note.messageId);
        } catch (JsonProcessingException e) {
            // Only this class writes the note, in this server's own store.
            throw new IllegalStateException("the login's challenge cannot be read", e);
        }
    }

    private record Note(String about, List<Code> codes, String wish, String messageId) {}

    private record Code(String keyId, String hash, long expiresAt, String via) {}
}
