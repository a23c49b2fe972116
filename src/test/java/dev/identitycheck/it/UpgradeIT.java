package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("While somebody is being asked")
class UpgradeIT {

    private static final String SETUP = "/identity-check/setup";

    @Test
    void what_a_later_version_wrote_is_read(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page asked = visitor.signsInWith(BETA, person);

        person.isWrittenByALaterVersion();

        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        Page page = visitor.entersCode(asked, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void the_set_up_can_be_undone_and_people_sign_in(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        assertThat(sends(agency, "POST", "{}")).isEqualTo(200);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page asked = visitor.signsInWith(BETA, person);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        String code = stage.mail().code(person.email());

        assertThat(sends(agency, "DELETE", "")).isEqualTo(200);

        Page page = visitor.entersCode(asked, code);
        assertThat(page.isBroken()).as(page.toString()).isFalse();
        assertThat(visitor.signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    @Tag("full")
    void the_jar_can_be_taken_out_and_put_back(Stage stage) throws SQLException {
        assumeThat(stage.onDistribution()).isTrue();
        try (Site site = stage.ownSite()) {
            Agency agency = site.agencyWithoutStep();
            assertThat(sends(agency, "POST", "{}")).isEqualTo(200);
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
            stage.mail().code(person.email());
            Map<String, String> kept = ofOurs(site, person);

            assertThat(sends(agency, "DELETE", "")).isEqualTo(200);
            site.losesExtension();

            assertThat(agency.admin()
                            .sends("GET", agency.path("/identity-check/doctor"))
                            .status())
                    .isEqualTo(404);
            assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
            assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
            agency.changeAccount(person, account -> account.put("lastName", "Married"));
            assertThat(ofOurs(site, person)).isEqualTo(kept);

            hasATableOfALaterVersion(site);
            site.getsExtensionBack();
            assertThat(sends(agency, "POST", "{}")).isEqualTo(200);

            assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
            Page page = agency.visitor().signsInWith(BETA, person);
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
        }
    }

    private static int sends(Agency agency, String method, String body) {
        return agency.admin().sends(method, agency.path(SETUP), body).status();
    }

    private static Map<String, String> ofOurs(Site site, Person person) {
        Map<String, String> attributes = site.database().userAttributes(person.id());
        attributes.keySet().removeIf(name -> !name.startsWith("identity-check."));
        return attributes;
    }

    // As a version would leave it that came in between: one column and one change more than this one knows.
    private static void hasATableOfALaterVersion(Site site) throws SQLException {
        try (Connection connection = site.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table identity_check_limit add column later varchar(10)");
            statement.execute(
                    "insert into databasechangelog_identity_c (id, author, filename, dateexecuted, orderexecuted,"
                            + " exectype) values ('2.0.0-later', 'identity-check',"
                            + " 'META-INF/identity-check-changelog.xml',"
                            + " current_timestamp, 99, 'EXECUTED')");
        }
    }
}
