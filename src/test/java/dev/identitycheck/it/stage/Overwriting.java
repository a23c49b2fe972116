package dev.identitycheck.it.stage;

import dev.identitycheck.keycloak.ProviderIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An identity provider of an agency that writes claims to accounts at each login, and its guard. */
public final class Overwriting {

    private final Agency agency;
    private final String provider;

    Overwriting(Agency agency, String provider) {
        this.agency = agency;
        this.provider = provider;
    }

    /** Makes a provider write its claims at each login: sync mode "force", with trusted e-mail addresses. */
    public static Overwriting by(Agency agency, String provider) {
        agency.changeProvider(provider, p -> {
            p.put("trustEmail", true);
            p.withObject("/config").put("syncMode", "FORCE");
        });
        return new Overwriting(agency, provider);
    }

    /** Adds mappers that write these attributes, a role and a group. */
    public Overwriting attributesRolesAndGroups(String value, List<String> attributes) {
        agency.admin().post(agency.path("/roles"), Map.of("name", "clerk"));
        agency.admin().post(agency.path("/groups"), Map.of("name", "clerks"));
        attributes.forEach(name -> mapper(
                "attribute " + name,
                "hardcoded-attribute-idp-mapper",
                Map.of("attribute", name, "attribute.value", value)));
        mapper("role", "oidc-hardcoded-role-idp-mapper", Map.of("role", "clerk"));
        mapper("group", "oidc-hardcoded-group-idp-mapper", Map.of("group", "/clerks"));
        return this;
    }

    /** Adds a mapper that writes the account's user name. */
    public Overwriting username(String template) {
        mapper("username", "oidc-username-idp-mapper", Map.of("template", template, "target", "LOCAL"));
        return this;
    }

    /** Adds the guard mapper with an id that the server chooses. */
    public Overwriting guarded() {
        mapper("guard", ProviderIds.GUARD_MAPPER, Map.of());
        return this;
    }

    /** Deletes every guard of an agency directly in the database, as if the extension had not added them. */
    public static void losesGuards(Agency agency) {
        String guards = " from identity_provider_mapper where idp_mapper_name = '" + ProviderIds.GUARD_MAPPER
                + "' and realm_id = (select id from realm where name = '" + agency.name() + "')";
        agency.site().database().run("delete from idp_mapper_config where idp_mapper_id in (select id" + guards + ")");
        agency.site().database().run("delete" + guards);
    }

    private void mapper(String name, String type, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.put("syncMode", "FORCE");
        agency.admin()
                .post(
                        agency.path("/identity-provider/instances/" + provider + "/mappers"),
                        Map.of(
                                "name",
                                name,
                                "identityProviderAlias",
                                provider,
                                "identityProviderMapper",
                                type,
                                "config",
                                all));
    }
}
