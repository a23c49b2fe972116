package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Realms that nobody visits: each with a provider and the step in its Post Login Flow. */
public final class ManyRealms {

    private static final int AT_ONCE = 4;
    private static final String FLOW = "step";

    private ManyRealms() {}

    /** Makes so many realms. */
    public static void fill(Site site, int count) {
        Crowd.of(AT_ONCE).all(thread -> {
            for (int number = thread; number < count; number += AT_ONCE) {
                make(site.admin(), "quiet-" + number);
            }
            return count;
        });
    }

    private static void make(Admin admin, String name) {
        admin.post("", Map.of("realm", name, "enabled", true, "components", TestKeys.components()));
        String flows = "/" + name + "/authentication/flows";
        admin.post(flows, Map.of("alias", FLOW, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String executions = flows + "/" + FLOW + "/executions";
        admin.post(executions + "/execution", Map.of("provider", "identity-check"));
        JsonNode step = admin.get(executions).get(0);
        admin.put(executions, ((ObjectNode) step).put("requirement", "REQUIRED"));
        providers(admin, name, FLOW, 1);
    }

    /** Adds so many providers to a realm, each with this Post Login Flow. */
    public static void providers(Admin admin, String realm, String flow, int count) {
        for (int number = 1; number <= count; number++) {
            admin.post(
                    "/" + realm + "/identity-provider/instances",
                    Map.of(
                            "alias",
                            "quiet-" + number,
                            "providerId",
                            "oidc",
                            "postBrokerLoginFlowAlias",
                            flow,
                            "config",
                            Map.of(
                                    "clientId", "nobody",
                                    "clientSecret", "nobody",
                                    "authorizationUrl", "https://idp.example/auth",
                                    "tokenUrl", "https://idp.example/token")));
        }
    }
}
