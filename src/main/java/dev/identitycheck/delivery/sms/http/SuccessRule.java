package dev.identitycheck.delivery.sms.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.delivery.sms.SmsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What answer means that a message was taken.
 *
 * @param statuses the statuses
 * @param pointer where in a JSON answer to look besides
 * @param values what may stand there; empty if anything but null may
 */
record SuccessRule(List<StatusRange> statuses, Optional<JsonPointer> pointer, List<String> values) {

    /** The gateway asks for patience: by their meaning, nothing was done. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** Somebody in between gave up waiting. */
    private static final Set<Integer> UNCERTAIN = Set.of(408, 502, 504);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the answer's body is looked at. */
    boolean readsBody() {
        return pointer.isPresent();
    }

    /**
     * Judges an answer. One that cannot be understood leaves it open whether the message was taken.
     *
     * @throws SmsException unless it was taken
     */
    void judge(int status, String body) throws SmsException {
        if (statuses.stream().noneMatch(range -> range.contains(status))) {
            throw byStatus(status);
        }
        if (pointer.isPresent()) {
            judge(body, pointer.get());
        }
    }

    private static SmsException byStatus(int status) {
        String answered = "the gateway answered " + status;
        if (BUSY.contains(status)) {
            return SmsException.busy(answered, null);
        }
        boolean open = UNCERTAIN.contains(status) || StatusRange.SUCCESS.contains(status);
        return open ? SmsException.uncertain(answered, null) : SmsException.refused(answered);
    }

    private void judge(String body, JsonPointer at) throws SmsException {
        JsonNode found = read(body).at(at);
        if (found.isMissingNode()) {
            throw SmsException.uncertain("the gateway's answer has nothing at " + at, null);
        }
        boolean taken = values.isEmpty() ? !found.isNull() : values.contains(found.asText());
        if (!taken) {
            throw SmsException.refused("the gateway's answer has another value at " + at);
        }
    }

    private static JsonNode read(String body) throws SmsException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // The parser quotes what it read.
            throw SmsException.uncertain("the gateway's answer is no JSON", null);
        }
    }
}
