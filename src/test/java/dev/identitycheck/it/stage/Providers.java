package dev.identitycheck.it.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The identity providers: realms of the same server, brokered by Keycloak's own SAML and OIDC. */
final class Providers {

    static final String SECRET = "a-secret-of-both";
    static final String PASSWORD = "pw";

    /** A cheap password hash: hashing is not tested here, and argon2 is slow by design. */
    static final String CHEAP_HASH = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private final Admin admin;
    private final List<String> servers;
    private final Set<String> realms = new HashSet<>();
    private final Map<String, String> certificates = new HashMap<>();

    Providers(Admin admin, List<String> servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /** The provider's realm, created at the first call. */
    synchronized String realm(String name) {
        if (realms.add(name)) {
            admin.post(
                    "",
                    Map.of(
                            "realm",
                            name,
                            "enabled",
                            true,
                            "sslRequired",
                            "none",
                            "passwordPolicy",
                            CHEAP_HASH,
                            "components",
                            TestKeys.components()));
        }
        return name;
    }

    /** The realm of a provider that nobody has asked for yet, with people whose subjects are given. */
    synchronized void realm(String name, List<Map<String, Object>> people) {
        realm(name);
        admin.post("/" + name + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", people));
    }

    /** Registers the agency as a client of a provider's realm. */
    void register(Agency agency, String alias, String realm) {
        Object client = agency.isSaml(alias)
                ? SamlBroker.client(agency.url(), endpoints(agency, alias))
                : OidcBroker.client(clientId(agency, alias), endpoints(agency, alias));
        admin.post("/" + realm(realm) + "/clients", client);
    }

    /** The representation of a provider in the agency's realm. */
    Map<String, Object> provider(Agency agency, String alias, String realm) {
        String at = servers.get(0) + "/realms/" + realm;
        return agency.isSaml(alias)
                ? SamlBroker.provider(alias, at, agency.url(), certificate(realm))
                : OidcBroker.provider(alias, at, clientId(agency, alias));
    }

    synchronized String certificate(String realm) {
        return certificates.computeIfAbsent(realm, of -> SamlBroker.certificate(admin, of));
    }

    /** Somebody at a provider who has this subject there, or whose name is the subject. */
    static Map<String, Object> user(String username, String email, String id) {
        Map<String, Object> user =
                NewUser.with(username, email, "credentials", List.of(Map.of("type", "password", "value", PASSWORD)));
        user.put("id", id);
        return user;
    }

    private static String clientId(Agency agency, String alias) {
        return agency.name() + "-" + alias;
    }

    private List<String> endpoints(Agency agency, String alias) {
        return servers.stream()
                .map(server -> server + "/realms/" + agency.name() + "/broker/" + alias + "/endpoint*")
                .toList();
    }

    /**
     * Creates a person's identity at the provider.
     *
     * @return the subject that the provider sends to the agency
     */
    String identity(Agency agency, String alias, Person person) {
        String realm = agency.providerRealm(alias);
        String id = admin.post(
                "/" + realm + "/users",
                NewUser.with(
                        person.username(),
                        person.username() + "@" + realm + ".example",
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD))));
        return agency.isSaml(alias) ? person.username() : id;
    }
}
