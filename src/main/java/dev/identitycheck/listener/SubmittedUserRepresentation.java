package dev.identitycheck.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user as an administrator submitted it. Keycloak 26.7 includes {@code notBefore} in each user that it returns, and
 * ignores the value that is submitted; a lock that disables the user raises it, so the submitted value shows when the
 * user was read.
 *
 * @param tokensCountSince the submitted {@code notBefore}; empty where only some fields were submitted, as tools do:
 *     these are taken as intended
 */
record SubmittedUserRepresentation(Optional<Instant> tokensCountSince) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parses the representation of an admin event. */
    static SubmittedUserRepresentation read(@Nullable String representation) {
        if (representation == null) {
            return new SubmittedUserRepresentation(Optional.empty());
        }
        try {
            return new SubmittedUserRepresentation(
                    Optional.of(JSON.readTree(representation).path("notBefore"))
                            .filter(JsonNode::isIntegralNumber)
                            .map(seconds -> Instant.ofEpochSecond(seconds.asLong())));
        } catch (JsonProcessingException e) {
            return new SubmittedUserRepresentation(Optional.empty());
        }
    }

    /** Whether the administrator read the user before a lock disabled it. */
    boolean isOlderThanLock(LockedAccount account) {
        return tokensCountSince.filter(since -> !account.wasDisabledBy(since)).isPresent();
    }
}
