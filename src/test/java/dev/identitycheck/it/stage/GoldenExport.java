package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

/** A realm as the server's own export writes it, without what a new realm gets by itself. */
final class GoldenExport {

    private static final String PROFILE = "org.keycloak.userprofile.UserProfileProvider";

    private static final Set<String> PARTS = Set.of(
            "id",
            "realm",
            "enabled",
            "sslRequired",
            "passwordPolicy",
            "otpPolicyCodeReusable",
            "resetPasswordAllowed",
            "eventsEnabled",
            "eventsListeners",
            "enabledEventTypes",
            "internationalizationEnabled",
            "supportedLocales",
            "defaultLocale",
            "smtpServer",
            "attributes",
            "clients",
            "users",
            "identityProviders",
            "identityProviderMappers",
            "components",
            "authenticationFlows",
            "authenticatorConfig",
            "requiredActions",
            "browserFlow",
            "registrationFlow",
            "directGrantFlow",
            "resetCredentialsFlow",
            "clientAuthenticationFlow",
            "dockerAuthenticationFlow",
            "firstBrokerLoginFlow");

    private GoldenExport() {}

    static ObjectNode of(Agency agency) {
        Site site = agency.site();
        ObjectNode realm = (ObjectNode) site.export(agency.name());
        realm.retain(PARTS);
        removeFields(realm.path("attributes"), name -> !name.startsWith("identity-check."));
        removeFields(realm.path("components"), type -> !type.equals(TestKeys.TYPE) && !type.equals(PROFILE));
        remove(
                realm.path("components").path(TestKeys.TYPE),
                key -> key.path("providerId").asText().equals("rsa"));
        remove(
                realm.path("clients"),
                client -> !client.path("clientId").asText().equals("app"));
        for (JsonNode provider : realm.path("identityProviders")) {
            ObjectNode config = (ObjectNode) provider.path("config");
            if (config.has("signingCertificate")) {
                config.put("signingCertificate", Golden.CERTIFICATE);
            } else {
                config.put("clientSecret", Providers.SECRET);
            }
        }
        return (ObjectNode) Json.read(realm.toString()
                .replace(site.url(), Golden.SERVER)
                .replace("\"" + site.inboxes().mail().port() + "\"", "\"" + Golden.MAIL + "\""));
    }

    private static void removeFields(JsonNode object, Predicate<String> which) {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            if (which.test(names.next())) {
                names.remove();
            }
        }
    }

    private static void remove(JsonNode array, Predicate<JsonNode> which) {
        Iterator<JsonNode> elements = array.elements();
        while (elements.hasNext()) {
            if (which.test(elements.next())) {
                elements.remove();
            }
        }
    }
}
