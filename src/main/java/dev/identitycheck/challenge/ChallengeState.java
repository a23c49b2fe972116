package dev.identitycheck.challenge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open challenge of one login.
 *
 * @param about purpose and identity, as the ledger writes it
 * @param codes the codes that are accepted, as keyed hashes
 * @param wish the way that the person chose
 * @param messageId the newest message; empty if none was sent
 * @param underwaySince since when that message is under way, if nothing was known of it when the page was made
 */
public record ChallengeState(
        String about, PendingCodes codes, DeliveryRoute.Wish wish, String messageId, Optional<Instant> underwaySince) {

    private static final Logger LOG = Logger.getLogger(ChallengeState.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    public static ChallengeState opened(String about, DeliveryRoute.Wish wish) {
        return new ChallengeState(about, PendingCodes.NONE, wish, "", Optional.empty());
    }

    public ChallengeState with(PendingCodes newCodes, String newMessageId) {
        return new ChallengeState(about, newCodes, wish, newMessageId, Optional.empty());
    }

    /** The same without a code that counts for nothing any more. */
    ChallengeState without(PendingCode code) {
        return new ChallengeState(about, codes.minus(code), wish, messageId, underwaySince);
    }

    ChallengeState with(DeliveryRoute.Wish newWish) {
        return new ChallengeState(about, codes, newWish, messageId, underwaySince);
    }

    ChallengeState underway(Instant since) {
        return new ChallengeState(about, codes, wish, messageId, Optional.of(since));
    }

    /** The same, with nothing more to be said of its newest message. */
    ChallengeState settled() {
        return new ChallengeState(about, codes, wish, messageId, Optional.empty());
    }

    String json() {
        List<Code> kept = codes.codes().stream()
                .map(c -> new Code(c.keyId(), c.hash(), c.expiresAt().toEpochMilli(), c.via(), c.sentTo()))
                .toList();
        try {
            return JSON.writeValueAsString(new Note(
                    about,
                    kept,
                    wish.name(),
                    messageId,
                    underwaySince.map(Instant::toEpochMilli).orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    /** Reads a challenge. One that cannot be read, as when another version wrote it, is none: a new one is begun. */
    static Optional<ChallengeState> parse(String json) {
        try {
            Note note = JSON.readValue(json, Note.class);
            List<PendingCode> codes = present(note.codes).stream()
                    .map(c -> new PendingCode(
                            present(c.keyId),
                            present(c.hash),
                            Instant.ofEpochMilli(present(c.expiresAt)),
                            present(c.via),
                            present(c.sentTo)))
                    .toList();
            return Optional.of(new ChallengeState(
                    present(note.about),
                    new PendingCodes(codes),
                    DeliveryRoute.Wish.valueOf(present(note.wish)),
                    present(note.messageId),
                    Optional.ofNullable(note.underwaySince).map(Instant::ofEpochMilli)));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.debugf(e, "identity-check event=unreadable_challenge");
            return Optional.empty();
        }
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Note(
            @Nullable String about,
            @Nullable List<Code> codes,
            @Nullable String wish,
            @Nullable String messageId,
            @Nullable Long underwaySince) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Code(
            @Nullable String keyId,
            @Nullable String hash,
            @Nullable Long expiresAt,
            @Nullable String via,
            @Nullable List<String> sentTo) {}
}
