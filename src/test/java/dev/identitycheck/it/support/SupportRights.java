package dev.identitycheck.it.support;

import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A realm with fine-grained admin permissions and organizations, in which rights are given. */
record SupportRights(Agency agency) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static SupportRights in(Agency agency) {
        agency.changeRealm(realm -> realm.put("adminPermissionsEnabled", true).put("organizationsEnabled", true));
        return new SupportRights(agency);
    }

    /** Somebody who may do this with one thing: a user, a group or an organization. */
    Admin allowed(String type, String id, String... scopes) {
        Person person = agency.person();
        String name = "rule-" + COUNT.incrementAndGet();
        String server = agency.path("/clients/" + permissionsClient() + "/authz/resource-server");
        agency.admin().post(server + "/policy/user", Map.of("name", name, "users", List.of(person.id())));
        agency.admin()
                .post(
                        server + "/permission/scope",
                        Map.of(
                                "name", name + " " + type,
                                "resourceType", type,
                                "resources", List.of(id),
                                "scopes", List.of(scopes),
                                "policies", List.of(name)));
        return agency.administrator(person, "query-users");
    }

    private String permissionsClient() {
        return agency.admin()
                .get(agency.path("/clients?clientId=admin-permissions"))
                .get(0)
                .path("id")
                .asText();
    }

    String organization(String name) {
        return agency.admin()
                .post(
                        agency.path("/organizations"),
                        Map.of("name", name, "domains", List.of(Map.of("name", name + ".example", "verified", true))));
    }

    /** A member who came by themselves. */
    Person member(String organization) {
        Person person = agency.person();
        agency.admin().sends("POST", agency.path("/organizations/" + organization + "/members"), person.id());
        return person;
    }

    /** A member whose account belongs to the organization, as those have it who came through its provider. */
    Person managedMember(String organization) {
        Person person = member(organization);
        try (Connection connection = agency.site().database().connect();
                PreparedStatement update = connection.prepareStatement(
                        "update user_group_membership set membership_type = 'MANAGED' where user_id = ?")) {
            update.setString(1, person.id());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("No membership");
            }
            return person;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String group(Person... members) {
        String name = "group-" + COUNT.incrementAndGet();
        String id = agency.admin().post(agency.path("/groups"), Map.of("name", name));
        for (Person member : members) {
            agency.admin().put(agency.path("/users/" + member.id() + "/groups/" + id), Map.of());
        }
        return id;
    }
}
