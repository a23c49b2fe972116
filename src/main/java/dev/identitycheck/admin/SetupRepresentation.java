package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.setup.RemovalRequest;
import dev.identitycheck.admin.setup.SetupReport;
import dev.identitycheck.admin.setup.SetupRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The JSON of set-up requests, set-up reports and findings in the admin API. */
final class SetupRepresentation {

    static final String PROVIDERS = "identityProviders";
    private static final String FIRST_LOGIN = "firstBrokerLogin";
    private static final String SECOND_FACTORS = "secondFactors";
    private static final String RECOVERY = "recovery";
    private static final String SECURITY_CENTRE = "securityCentre";
    private static final String DRY_RUN = "dryRun";
    private static final Set<String> KEYS =
            Set.of(PROVIDERS, FIRST_LOGIN, SECOND_FACTORS, RECOVERY, SECURITY_CENTRE, DRY_RUN);
    private static final String EVERYTHING = "everything";
    private static final Set<String> REMOVAL_KEYS = Set.of(EVERYTHING, DRY_RUN);
    private static final int MAX_PROVIDERS = 1_000;

    private SetupRepresentation() {}

    static SetupRequest request(ObjectNode json) throws InvalidRequestException {
        refuseUnknown(json, KEYS);
        return new SetupRequest(
                aliases(json.path(PROVIDERS)),
                flag(json, FIRST_LOGIN, true),
                flag(json, SECOND_FACTORS, false),
                flag(json, RECOVERY, false),
                flag(json, SECURITY_CENTRE, false));
    }

    static RemovalRequest removal(ObjectNode json) throws InvalidRequestException {
        refuseUnknown(json, REMOVAL_KEYS);
        return new RemovalRequest(flag(json, EVERYTHING, false), isDryRun(json));
    }

    private static void refuseUnknown(ObjectNode json, Set<String> keys) throws InvalidRequestException {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!keys.contains(field.getKey())) {
                throw InvalidRequestException.field(
                        "there is no such field", field.getKey(), String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    static boolean isDryRun(ObjectNode json) throws InvalidRequestException {
        return flag(json, DRY_RUN, false);
    }

    private static boolean flag(ObjectNode json, String key, boolean defaultValue) throws InvalidRequestException {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return defaultValue;
        }
        if (!value.isBoolean()) {
            throw InvalidRequestException.field("the field is of another type", key, "true, false");
        }
        return value.booleanValue();
    }

    private static Optional<List<String>> aliases(JsonNode value) throws InvalidRequestException {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<String> aliases = new ArrayList<>();
        value.forEach(alias -> aliases.add(alias.isTextual() ? alias.textValue() : ""));
        if (!value.isArray() || value.size() > MAX_PROVIDERS || aliases.contains("")) {
            throw InvalidRequestException.field("the field is of another type", PROVIDERS, "an array of aliases");
        }
        return Optional.of(aliases);
    }

    static ObjectNode of(SetupReport report, boolean dryRun) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(DRY_RUN, dryRun);
        ArrayNode changes = json.putArray("changes");
        report.changes().forEach(change -> changes.addObject()
                .put("action", change.action())
                .put("subject", change.subject())
                .put("detail", change.detail()));
        ArrayNode left = json.putArray("left");
        report.skipped()
                .forEach(skipped ->
                        left.addObject().put("subject", skipped.subject()).put("cause", skipped.cause()));
        return json;
    }

    static ArrayNode of(List<Finding> findings) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        findings.forEach(finding -> json.addObject()
                .put("severity", finding.severity().key())
                .put("code", finding.code())
                .put("subject", finding.subject())
                .put("message", finding.message())
                .put("fix", finding.fix()));
        return json;
    }
}
