package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Moving a realm")
class MovingIT {

    private static final String GAMMA = "spid-gamma";

    private static Agency agency(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider(GAMMA, GAMMA);
        return agency;
    }

    private static Map<String, String> ofOurs(Site site, Person person) {
        Map<String, String> attributes = site.database().userAttributes(person.id());
        attributes.keySet().removeIf(name -> !name.startsWith("identity-check."));
        return attributes;
    }

    @Test
    void to_another_server_by_export_and_import_keeps_ledger_counters_and_contacts(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = agency(stage);
        agency.isServedAnywhere(BETA);
        agency.isServedAnywhere(GAMMA);
        Person person = agency.person().knownAt(BETA).linkedTo(GAMMA);
        Visitor visitor = agency.visitor();
        visitor.entersCode(
                visitor.signsInWith(GAMMA, person), Wrong.codeFor(stage.mail().code(person.email())));

        try (Site other = stage.ownSite()) {
            other.admin().post("", agency.site().export(agency.name()));

            assertThat(ofOurs(other, person))
                    .isEqualTo(ofOurs(agency.site(), person))
                    .containsKeys("identity-check.identities", "identity-check.contacts", "identity-check.failures");
            String url = other.url() + "/realms/" + agency.name();
            Page page = new Visitor(url).signsInWith(BETA, person);
            assertThat(page.isSignedIn()).as(page.toString()).isTrue();
            page = new Visitor(url).signsInWith(GAMMA, person);
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            assertThat(page.failuresLeft()).isEqualTo(4);
        }
    }

    @Test
    void its_keys_away_leaves_known_identities_and_contacts_what_they_are(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().knownAt(BETA).linkedTo(GAMMA);

        agency.changesKeys();

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(GAMMA, person);
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }
}
