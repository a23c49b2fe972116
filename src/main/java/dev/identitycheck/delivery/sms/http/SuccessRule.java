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
 * The rule for answers of a gateway that mean that a message was accepted.
 *
 * @param statuses the statuses that mean success
 * @param pointer the place in a JSON answer that is checked as well
 * @param values the values at that place that mean success; empty if any value but null does
 */
record SuccessRule(List<StatusRange> statuses, Optional<JsonPointer> pointer, List<String> values) {

    /** Statuses by which the gateway asks to wait: by their definition, nothing was done. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** Statuses of an intermediary that stopped waiting for the gateway. */
    private static final Set<Integer> UNCERTAIN = Set.of(408, 502, 504);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the body of the answer is checked. */
    boolean readsBody() {
        return pointer.isPresent();
    }

    /**
     * Judges an answer. If it cannot be parsed, it is unknown whether the message was accepted.
     *
     * @throws SmsException unless the message was accepted
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
        boolean unknown = UNCERTAIN.contains(status) || StatusRange.SUCCESS.contains(status);
        return unknown ? SmsException.uncertain(answered, null) : SmsException.refused(answered);
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
            // The parser's exception quotes the answer.
            throw SmsException.uncertain("the gateway's answer is no JSON", null);
        }
    }
}
