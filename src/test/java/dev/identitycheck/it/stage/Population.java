package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Imports many accounts at once. */
public final class Population {

    private static final int AT_ONCE = 500;

    private Population() {}

    /**
     * Imports accounts with a verified address, each linked to an identity that does not exist at the provider: they
     * only fill the realm.
     *
     * @param provider the alias of a SAML provider
     */
    public static void fill(Agency agency, String provider, int size) {
        List<String> names = names("resident", size);
        imports(agency, agency.name(), names, name -> account(name, provider, name));
    }

    /** Imports accounts with a verified address, each linked to an identity at an OIDC provider for logins. */
    public static List<Person> of(Agency agency, String provider, int size) {
        List<String> names = names(agency.name() + "-citizen", size);
        Map<String, String> subjects =
                imports(agency, agency.providerRealm(provider), names, name -> identity(name, provider));
        Map<String, String> accounts = imports(
                agency, agency.name(), names, name -> account(name, provider, String.valueOf(subjects.get(name))));
        return names.stream()
                .map(name -> new Person(agency, String.valueOf(accounts.get(name)), name, name + "@agency.example", ""))
                .toList();
    }

    /** Makes so many bare rows of accounts in somebody's realm, with the ids {@code 00000000-n}: before all others. */
    public static void rowsBeside(Person person, int size) {
        person.agency()
                .site()
                .database()
                .run(("insert into user_entity (id, email_constraint, email_verified, enabled, realm_id, username)"
                                + " select '00000000-' || n, '00000000-' || n, false, true, u.realm_id, 'waits-' || n"
                                + " from user_entity u, generate_series(1, %d) n where u.id = '%s'")
                        .formatted(size, person.id()));
    }

    private interface Entry {
        Map<String, Object> of(String name);
    }

    private static List<String> names(String what, int size) {
        return IntStream.range(0, size).mapToObj(number -> what + "-" + number).toList();
    }

    private static Map<String, Object> identity(String name, String provider) {
        return NewUser.with(
                name,
                name + "@" + provider + ".example",
                "credentials",
                List.of(Map.of("type", "password", "value", Providers.PASSWORD)));
    }

    private static Map<String, Object> account(String name, String provider, String subject) {
        return NewUser.with(
                name,
                name + "@agency.example",
                "federatedIdentities",
                List.of(Map.of("identityProvider", provider, "userId", subject, "userName", name)));
    }

    /** Imports users in batches; returns their ids by name. */
    private static Map<String, String> imports(Agency agency, String realm, List<String> names, Entry entry) {
        Map<String, String> ids = new HashMap<>();
        for (int start = 0; start < names.size(); start += AT_ONCE) {
            List<Map<String, Object>> users = new ArrayList<>();
            names.subList(start, Math.min(names.size(), start + AT_ONCE)).forEach(name -> users.add(entry.of(name)));
            Admin.Answer answer = agency.admin()
                    .sends(
                            "POST",
                            "/" + realm + "/partialImport",
                            Json.write(Map.of("ifResourceExists", "FAIL", "users", users)));
            if (answer.status() != 200) {
                throw new AssertionError("The import of users into " + realm + " failed: " + answer);
            }
            for (JsonNode result : answer.json().path("results")) {
                ids.put(result.path("resourceName").asText(), result.path("id").asText());
            }
        }
        return ids;
    }
}
