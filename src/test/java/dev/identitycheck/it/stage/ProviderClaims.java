package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A claim or SAML attribute that a provider sends to an agency, from an attribute of the provider's users. */
public final class ProviderClaims {

    private final Agency agency;
    private final String provider;
    private final String name;

    private ProviderClaims(Agency agency, String provider, String name) {
        this.agency = agency;
        this.provider = provider;
        this.name = name;
    }

    /** Makes a provider send the claim, by SAML in the assertion and by OIDC in the ID token. */
    public static ProviderClaims send(Agency agency, String provider, String name) {
        return send(agency, provider, name, "id.token.claim");
    }

    /** Makes an OIDC provider send the claim in the user info response alone. */
    public static ProviderClaims sendInUserInfo(Agency agency, String provider, String name) {
        return send(agency, provider, name, "userinfo.token.claim");
    }

    private static ProviderClaims send(Agency agency, String provider, String name, String where) {
        ProviderClaims claims = new ProviderClaims(agency, provider, name);
        claims.admin().change(claims.path("/users/profile"), p -> p.put("unmanagedAttributePolicy", "ENABLED"));
        String client = agency.isSaml(provider) ? agency.url() : agency.name() + "-" + provider;
        String id = claims.admin()
                .get(claims.path("/clients?clientId=" + URLEncoder.encode(client, StandardCharsets.UTF_8)))
                .get(0)
                .path("id")
                .asText();
        claims.admin()
                .post(
                        claims.path("/clients/" + id + "/protocol-mappers/models"),
                        agency.isSaml(provider) ? claims.saml() : claims.oidc(where));
        return claims;
    }

    private Map<String, Object> saml() {
        Map<String, String> config = Map.of(
                "user.attribute",
                name,
                "attribute.name",
                "urn:example:" + name,
                "friendly.name",
                name,
                "attribute.nameformat",
                "Basic");
        return Map.of(
                "name", name, "protocol", "saml", "protocolMapper", "saml-user-attribute-mapper", "config", config);
    }

    private Map<String, Object> oidc(String where) {
        Map<String, String> config = Map.of(
                "user.attribute",
                name,
                "claim.name",
                name,
                "jsonType.label",
                "String",
                "multivalued",
                "true",
                where,
                "true");
        return Map.of(
                "name",
                name,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-attribute-mapper",
                "config",
                config);
    }

    /** Sets the claim's values for a person from the next login on; without values the claim is not sent. */
    public void are(Person person, String... values) {
        String user = admin().get(path("/users?exact=true&username=" + person.username()))
                .get(0)
                .path("id")
                .asText();
        admin().change(path("/users/" + user), account -> {
            ArrayNode attribute = account.withObject("/attributes").putArray(name);
            List.of(values).forEach(attribute::add);
        });
    }

    private Admin admin() {
        return agency.admin();
    }

    private String path(String rest) {
        return "/" + agency.providerRealm(provider) + rest;
    }
}
