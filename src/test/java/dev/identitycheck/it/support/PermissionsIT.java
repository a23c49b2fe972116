package dev.identitycheck.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealServer
@DisplayName("Who may do what to an account")
class PermissionsIT {

    private static final Set<Integer> DONE_OR_NOTHING_TO_DO = Set.of(204, 400, 404, 409);
    private static @Nullable World world;

    /** Who acts, and on whom. */
    private record World(Map<String, Admin> staff, Map<String, Person> people) {

        static World of(Stage stage) {
            Agency agency = stage.site().ownAgency(Map.of());
            SupportRights rights = SupportRights.in(agency);
            World world = new World(new HashMap<>(), new HashMap<>());
            world.people(agency, rights);
            world.roles(stage, agency);
            world.finelyGrained(rights);
            return world;
        }

        private void people(Agency agency, SupportRights rights) {
            String office = rights.organization("office");
            String branch = rights.organization("branch");
            people.put("somebody", agency.person());
            people.put("managed member", rights.managedMember(office));
            people.put("other member", rights.member(office));
            people.put("member of the branch", rights.managedMember(branch));
            Person chief = rights.managedMember(office);
            agency.administrator(chief, "view-events");
            people.put("administrator among the members", chief);
            staff.put("manages the office", rights.allowed("Organizations", office, "view", "manage"));
            String seen = rights.organization("archive");
            people.put("member of the archive", rights.managedMember(seen));
            staff.put("views the archive", rights.allowed("Organizations", seen, "view"));
        }

        private void roles(Stage stage, Agency agency) {
            for (String role : new String[] {
                "view-users", "query-users", "manage-realm", "view-realm", "manage-organizations", "manage-events"
            }) {
                staff.put(role, agency.administrator(role));
            }
            Person self = agency.person();
            staff.put("manage-users", agency.administrator(self, "manage-users"));
            people.put("themselves", self);
            staff.put("server's administrator", agency.admin());
            staff.put("administrator of another realm", stage.agency().administrator("realm-admin"));
        }

        private void finelyGrained(SupportRights rights) {
            Person member = rights.agency().person();
            people.put("member of the group", member);
            // Of several permissions for one user, Keycloak wants all to agree.
            staff.put("manages A", rights.allowed("Users", named(rights, "A"), "view", "manage"));
            staff.put("views B", rights.allowed("Users", named(rights, "B"), "view"));
            staff.put("resets C's password", rights.allowed("Users", named(rights, "C"), "view", "reset-password"));
            staff.put(
                    "manages the group's members",
                    rights.allowed("Groups", rights.group(member), "view-members", "manage-members"));
        }

        private String named(SupportRights rights, String name) {
            Person person = rights.agency().person();
            people.put(name, person);
            return person.id();
        }

        Person person(String name) {
            return Objects.requireNonNull(people.get(name), name);
        }
    }

    private static synchronized World world(Stage stage) {
        World there = world;
        if (there == null) {
            there = World.of(stage);
            world = there;
        }
        return there;
    }

    @AfterAll
    static void forget() {
        world = null;
    }

    @ParameterizedTest(name = "{0}, {1}: sees {2}, acts {3}")
    @CsvSource({
        "server's administrator,        somebody,             yes, yes",
        "manage-users,                  somebody,             yes, yes",
        "manage-users,                  managed member,       yes, yes",
        "manage-users,                  themselves,           yes, no",
        "view-users,                    somebody,             yes, no",
        "query-users,                   somebody,             no,  no",
        "view-realm,                    somebody,             no,  no",
        "manage-realm,                  somebody,             no,  no",
        "manage-events,                 somebody,             no,  no",
        "administrator of another realm, somebody,            no,  no",
        "manages A,                     A,                    yes, yes",
        "manages A,                     B,                    no,  no",
        "views B,                       B,                    yes, no",
        "resets C's password,           C,                    yes, no",
        "manages the group's members,   member of the group,  yes, yes",
        "manages the group's members,   somebody,             no,  no",
        "manage-organizations,          somebody,             no,  no",
        "manage-organizations,          managed member,       yes, yes",
        "manage-organizations,          other member,         no,  no",
        "manages the office,            managed member,       yes, yes",
        "manages the office,            other member,         no,  no",
        "manages the office,            member of the branch, no,  no",
        "manages the office,            somebody,             no,  no",
        "manages the office,            administrator among the members, no, no",
        "views the archive,             member of the archive, yes, no"
    })
    void is_as_the_table_says(String who, String whom, String sees, String acts, Stage stage) {
        World all = world(stage);
        Desk desk = new Desk(Objects.requireNonNull(all.staff().get(who), who), all.person(whom));

        assertThat(desk.sees().status()).as("sees").isEqualTo(sees.equals("yes") ? 200 : 403);
        boolean may = acts.equals("yes");
        check("unlock", may, desk.unlocks());
        check("forget", may, desk.forgets("nobody"));
        check("allow", may, desk.allows("nobody"));
        check("replace a contact", may, desk.replaces("email", "nobody"));
        check("approve a contact", may, desk.approves("email", "nobody@agency.example"));
        check("mail a PIN", may, desk.mailsPin());
        check("forget browsers", may, desk.forgetsDevices());
        check("reset", may, desk.resets());
    }

    private static void check(String act, boolean may, Answer answer) {
        if (may) {
            assertThat(answer.status()).as(act + ": " + answer.body()).isIn(DONE_OR_NOTHING_TO_DO);
        } else {
            assertThat(answer.status()).as(act + ": " + answer.body()).isEqualTo(403);
        }
    }
}
