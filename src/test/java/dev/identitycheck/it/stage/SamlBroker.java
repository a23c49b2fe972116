package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Representations of a SAML brokering with signed assertions and the user name as the subject, for both realms. */
final class SamlBroker {

    private SamlBroker() {}

    static Map<String, Object> client(String agencyUrl, List<String> endpoints) {
        return Map.of(
                "clientId",
                agencyUrl,
                "protocol",
                "saml",
                "redirectUris",
                endpoints,
                "frontchannelLogout",
                true,
                "attributes",
                Map.of(
                        "saml.server.signature", "true",
                        "saml.assertion.signature", "true",
                        "saml.client.signature", "false",
                        "saml.authnstatement", "true",
                        "saml_force_name_id_format", "true",
                        "saml_name_id_format", "username"),
                "protocolMappers",
                List.of(
                        property("email", "urn:oid:1.2.840.113549.1.9.1"),
                        property("firstName", "urn:oid:2.5.4.42"),
                        property("lastName", "urn:oid:2.5.4.4")));
    }

    private static Map<String, Object> property(String property, String attribute) {
        return Map.of(
                "name",
                property,
                "protocol",
                "saml",
                "protocolMapper",
                "saml-user-property-mapper",
                "config",
                Map.of(
                        "user.attribute", property,
                        "attribute.name", attribute,
                        "friendly.name", property,
                        "attribute.nameformat", "URI Reference"));
    }

    static Map<String, Object> provider(String alias, String at, String agencyUrl, String certificate) {
        Map<String, String> config = new HashMap<>();
        config.put("entityId", agencyUrl);
        config.put("idpEntityId", at);
        config.put("singleSignOnServiceUrl", at + "/protocol/saml");
        config.put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        config.put("principalType", "SUBJECT");
        config.put("postBindingResponse", "true");
        config.put("postBindingAuthnRequest", "false");
        config.put("wantAssertionsSigned", "true");
        config.put("validateSignature", "true");
        config.put("signingCertificate", certificate);
        config.put("syncMode", "IMPORT");
        return Map.of("alias", alias, "providerId", "saml", "enabled", true, "config", config);
    }

    /** Mappers of the first and last name, which SAML does not import by default, while OIDC does. */
    static List<Map<String, Object>> nameMappers(String alias) {
        return List.of(
                attribute(alias, "firstName", "urn:oid:2.5.4.42"), attribute(alias, "lastName", "urn:oid:2.5.4.4"));
    }

    private static Map<String, Object> attribute(String alias, String property, String attribute) {
        return Map.of(
                "name",
                property,
                "identityProviderAlias",
                alias,
                "identityProviderMapper",
                "saml-user-attribute-idp-mapper",
                "config",
                Map.of("syncMode", "INHERIT", "attribute.name", attribute, "user.attribute", property));
    }

    static String certificate(Admin admin, String realm) {
        for (JsonNode key : admin.get("/" + realm + "/keys").path("keys")) {
            if (key.path("algorithm").asText().equals("RS256")
                    && key.path("status").asText().equals("ACTIVE")) {
                return key.path("certificate").asText();
            }
        }
        throw new IllegalStateException("The realm " + realm + " has no active RS256 key");
    }
}
