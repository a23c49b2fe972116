package dev.identitycheck.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lifts locks and forgets what was counted.
 *
 * @param purposes of which
 */
record Unlock(List<Purpose> purposes) implements Deed {

    static final String PURPOSE = "purpose";

    private static final List<Purpose> ALL = List.of(Purpose.values());

    static Unlock of(ObjectNode body) throws InvalidRequest {
        JsonNode value = body.path(PURPOSE);
        if (value.isMissingNode() || value.isNull()) {
            return new Unlock(ALL);
        }
        return new Unlock(List.of(ALL.stream()
                .filter(p -> value.isTextual() && p.key().equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.field("there is no such purpose", PURPOSE, keys(ALL)))));
    }

    @Override
    public String name() {
        return "unlock";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(PURPOSE, keys(purposes));
    }

    @Override
    public void doTo(LockedAccount account) {
        account.unlock(purposes);
    }

    private static String keys(List<Purpose> purposes) {
        return purposes.stream().map(Purpose::key).collect(Collectors.joining(", "));
    }
}
