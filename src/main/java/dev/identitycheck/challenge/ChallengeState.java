package dev.identitycheck.challenge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open challenge of one login.
 *
 * @param about the subject, such as the purpose and the digest of an identity
 * @param codes the codes that are accepted, as keyed hashes
 * @param requested the channel that the user chose
 * @param messageId the id of the newest message; empty if none was sent
 * @param underwaySince when the newest message was handed over, if its result was unknown when the page was drawn
 * @param textLimit the limit that denied the text message that was last asked for, if one did
 * @param openedAt when the challenge was opened; empty if a version opened it that did not note it
 */
public record ChallengeState(
        String about,
        PendingCodes codes,
        DeliveryRoute.RequestedChannel requested,
        String messageId,
        Optional<Instant> underwaySince,
        Optional<TextLimit> textLimit,
        Optional<Instant> openedAt) {

    /**
     * The denial of a text message.
     *
     * @param until when the next one is allowed; empty if waiting does not help
     */
    record TextLimit(Optional<Instant> until) {}

    private static final Logger LOG = Logger.getLogger(ChallengeState.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    // Of a code from a version that did not note when it was issued: the earliest time is assumed.
    private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(10);

    public static ChallengeState opened(String about, DeliveryRoute.RequestedChannel requested, Instant now) {
        return new ChallengeState(
                about, PendingCodes.NONE, requested, "", Optional.empty(), Optional.empty(), Optional.of(now));
    }

    /** Whether the owner has refused the codes of this challenge, or those of others while it was open. */
    public boolean isRefusedBy(CodeOutcomes outcomes) {
        return openedAt.filter(at -> outcomes.refuses(about, at)).isPresent() || codes.anyRefusedBy(outcomes, about);
    }

    public ChallengeState with(PendingCodes newCodes, String newMessageId) {
        return new ChallengeState(about, newCodes, requested, newMessageId, Optional.empty(), textLimit, openedAt);
    }

    /** Returns the challenge without a code that is no longer accepted. */
    ChallengeState without(PendingCode code) {
        return new ChallengeState(about, codes.minus(code), requested, messageId, underwaySince, textLimit, openedAt);
    }

    ChallengeState with(DeliveryRoute.RequestedChannel newRequest) {
        return new ChallengeState(about, codes, newRequest, messageId, underwaySince, textLimit, openedAt);
    }

    ChallengeState underway(Instant since) {
        return new ChallengeState(about, codes, requested, messageId, Optional.of(since), textLimit, openedAt);
    }

    /** Returns the challenge with no delivery status to report for its newest message. */
    ChallengeState settled() {
        return new ChallengeState(about, codes, requested, messageId, Optional.empty(), textLimit, openedAt);
    }

    /** Returns the challenge without its newest code, which reached nobody. */
    ChallengeState undelivered() {
        List<PendingCode> all = codes.codes();
        return all.isEmpty() ? settled() : without(all.get(all.size() - 1)).settled();
    }

    /** Returns the challenge with the limit that denied a text message; empty once a text message was permitted. */
    ChallengeState limited(Optional<TextLimit> newLimit) {
        return new ChallengeState(about, codes, requested, messageId, underwaySince, newLimit, openedAt);
    }

    String json() {
        List<Code> kept = codes.codes().stream()
                .map(c -> new Code(
                        c.keyId(),
                        c.hash(),
                        c.expiresAt().toEpochMilli(),
                        Channel.key(c.channels()),
                        c.sentTo(),
                        c.issuedAt().toEpochMilli()))
                .toList();
        try {
            return JSON.writeValueAsString(new Note(
                    about,
                    kept,
                    requested.name(),
                    messageId,
                    underwaySince.map(Instant::toEpochMilli).orElse(null),
                    textLimit
                            .map(limit -> new Text(
                                    limit.until().map(Instant::toEpochMilli).orElse(null)))
                            .orElse(null),
                    openedAt.map(Instant::toEpochMilli).orElse(null),
                    codes.earlier().stream().map(Instant::toEpochMilli).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values make JSON", e);
        }
    }

    /** Parses a stored challenge; returns empty for an unreadable one, for example written by another version. */
    static Optional<ChallengeState> parse(String json) {
        try {
            Note note = JSON.readValue(json, Note.class);
            List<PendingCode> codes = present(note.codes).stream()
                    .map(c -> new PendingCode(
                            present(c.keyId),
                            present(c.hash),
                            Instant.ofEpochMilli(present(c.expiresAt)),
                            Channel.parse(present(c.via)),
                            present(c.sentTo),
                            Instant.ofEpochMilli(Objects.requireNonNullElseGet(
                                    c.issuedAt, () -> present(c.expiresAt) - LONGEST_LIFETIME.toMillis()))))
                    .toList();
            return Optional.of(new ChallengeState(
                    present(note.about),
                    new PendingCodes(
                            codes,
                            Objects.requireNonNullElse(note.earlier, List.<Long>of()).stream()
                                    .map(Instant::ofEpochMilli)
                                    .toList()),
                    DeliveryRoute.RequestedChannel.valueOf(present(note.wish)),
                    present(note.messageId),
                    Optional.ofNullable(note.underwaySince).map(Instant::ofEpochMilli),
                    Optional.ofNullable(note.textLimit)
                            .map(text -> new TextLimit(
                                    Optional.ofNullable(text.until).map(Instant::ofEpochMilli))),
                    Optional.ofNullable(note.openedAt).map(Instant::ofEpochMilli)));
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
            @Nullable Long underwaySince,
            @Nullable Text textLimit,
            @Nullable Long openedAt,
            @Nullable List<Long> earlier) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Text(@Nullable Long until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Code(
            @Nullable String keyId,
            @Nullable String hash,
            @Nullable Long expiresAt,
            @Nullable String via,
            @Nullable List<String> sentTo,
            @Nullable Long issuedAt) {}
}
