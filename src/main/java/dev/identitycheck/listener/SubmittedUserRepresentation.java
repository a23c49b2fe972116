package dev.identitycheck.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.account.LockedAccount;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user as an administrator sent it. Keycloak 26.7 gives out with each user since when its tokens count, takes it back and
 * ignores it; a lock that switches the user off moves it on, so that it dates what was sent.
 *
 * @param tokensCountSince nothing where only a part was sent, as tools do: that part is meant
 */
record SubmittedUserRepresentation(Optional<Instant> tokensCountSince) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the representation of an admin event. */
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

    /** Whether it was read before a lock switched the user off. */
    boolean isOlderThanLock(LockedAccount account) {
        return tokensCountSince.filter(since -> !account.wasDisabledBy(since)).isPresent();
    }
}
