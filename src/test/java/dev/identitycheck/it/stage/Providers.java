package dev.identitycheck.it.stage;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The identity providers: realms of the same server, brokered by real SAML and real OIDC. */
final class Providers {

    static final String SECRET = "a-secret-of-both";
    static final String PASSWORD = "pw";

    private final Admin admin;
    private final List<String> servers;
    private final Set<String> realms = new HashSet<>();

    Providers(Admin admin, List<String> servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /** The provider's realm; made when first asked for. */
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
                            // Not what is tested, and argon2 is slow on purpose.
                            "passwordPolicy",
                            "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"));
        }
        return name;
    }

    /** Brokered by SAML: registers the agency at the provider and the provider, as alias, at the agency. */
    void addSaml(Agency agency, String alias, String realm) {
        String at = servers.get(0) + "/realms/" + realm(realm);
        admin.post("/" + realm + "/clients", SamlBroker.client(agency.url(), endpoints(agency, alias)));
        admin.post(
                agency.path("/identity-provider/instances"),
                SamlBroker.provider(alias, at, agency.url(), SamlBroker.certificate(admin, realm)));
        for (Map<String, Object> mapper : SamlBroker.nameMappers(alias)) {
            admin.post(agency.path("/identity-provider/instances/" + alias + "/mappers"), mapper);
        }
    }

    /** Brokered by OIDC. */
    void addOidc(Agency agency, String alias, String realm) {
        String at = servers.get(0) + "/realms/" + realm(realm);
        String client = agency.name() + "-" + alias;
        admin.post(
                "/" + realm + "/clients",
                Map.of("clientId", client, "secret", SECRET, "redirectUris", endpoints(agency, alias)));
        admin.post(agency.path("/identity-provider/instances"), OidcBroker.provider(alias, at, client));
    }

    /** The agency's end alone: the provider still has the agency as its client. */
    void addOidcAgain(Agency agency, String alias, String realm) {
        String at = servers.get(0) + "/realms/" + realm;
        admin.post(
                agency.path("/identity-provider/instances"),
                OidcBroker.provider(alias, at, agency.name() + "-" + alias));
    }

    private List<String> endpoints(Agency agency, String alias) {
        return servers.stream()
                .map(server -> server + "/realms/" + agency.name() + "/broker/" + alias + "/endpoint*")
                .toList();
    }

    /**
     * Makes somebody's identity at the provider.
     *
     * @return the subject that the agency is told
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
