package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A top-level flow with one required execution.
 *
 * @param config the id of the execution's configuration
 */
record Flow(String alias, String config) {

    static Flow create(Agency agency, String alias, String provider, Map<String, String> settings) {
        Admin admin = agency.admin();
        createEmpty(agency, alias);
        JsonNode execution = add(agency, alias, provider, "REQUIRED");
        // Each execution gets a configuration, so that tests can change it later.
        String config = admin.post(
                agency.path("/authentication/executions/" + execution.path("id").asText() + "/config"),
                Map.of("alias", alias, "config", settings));
        return new Flow(alias, config);
    }

    static void createEmpty(Agency agency, String alias) {
        agency.admin()
                .post(
                        agency.path("/authentication/flows"),
                        Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
    }

    /** Adds a sub-flow of required executions at the end of a flow. */
    static void addSubFlow(Agency agency, String alias, String name, String requirement, String... providers) {
        String executions = agency.path("/authentication/flows/" + alias.replace(" ", "%20") + "/executions");
        agency.admin()
                .post(
                        executions + "/flow",
                        Map.of("alias", name, "type", "basic-flow", "provider", "", "description", ""));
        JsonNode all = agency.admin().get(executions);
        ObjectNode flow = (ObjectNode) all.get(all.size() - 1);
        agency.admin().put(executions, flow.put("requirement", requirement));
        for (String provider : providers) {
            add(agency, name, provider, "REQUIRED");
        }
    }

    /** Adds an execution at the end of a flow. */
    static JsonNode add(Agency agency, String alias, String provider, String requirement) {
        String executions = agency.path("/authentication/flows/" + alias.replace(" ", "%20") + "/executions");
        agency.admin().post(executions + "/execution", Map.of("provider", provider));
        JsonNode all = agency.admin().get(executions);
        ObjectNode last = (ObjectNode) all.get(all.size() - 1);
        last.put("requirement", requirement);
        agency.admin().put(executions, last);
        return last;
    }
}
