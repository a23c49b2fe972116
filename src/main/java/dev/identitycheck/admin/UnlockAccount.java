package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.attempt.Purpose;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lifts lockouts and resets attempt counters.
 *
 * @param purposes the purposes whose lockouts are lifted
 */
record UnlockAccount(List<Purpose> purposes) implements UserOperation {

    static final String PURPOSE = "purpose";

    private static final List<Purpose> ALL = List.of(Purpose.values());

    static UnlockAccount of(ObjectNode body) throws InvalidRequestException {
        JsonNode value = body.path(PURPOSE);
        if (value.isMissingNode() || value.isNull()) {
            return new UnlockAccount(ALL);
        }
        return new UnlockAccount(List.of(ALL.stream()
                .filter(p -> value.isTextual() && p.key().equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.field("there is no such purpose", PURPOSE, keys(ALL)))));
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
    public void applyTo(LockedAccount account) {
        account.unlock(purposes);
    }

    private static String keys(List<Purpose> purposes) {
        return purposes.stream().map(Purpose::key).collect(Collectors.joining(", "));
    }
}
