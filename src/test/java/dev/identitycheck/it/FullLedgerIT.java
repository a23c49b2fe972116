package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("With fifty known identities")
class FullLedgerIT {

    private static final int LIMIT = 50;

    private static JsonNode entries(Person person) {
        return Json.read(person.attribute("identity-check.identities").orElseThrow())
                .path("entries");
    }

    @Test
    void a_newcomer_takes_nobody_s_place_before_the_owner_confirms_it(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA);
        person.knowsFurther(LIMIT - 1);
        person.linkedTo(BETA);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(entries(person))
                .hasSize(LIMIT + 1)
                .filteredOn(e -> e.path("state").asText().equals("known"))
                .hasSize(LIMIT);
        assertThat(agency.outcomes(person)).doesNotContain("forgotten");
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();

        assertThat(entries(person))
                .hasSize(LIMIT)
                .extracting(e -> e.path("id").asText())
                .doesNotContain("old-1");
        JsonNode details = agency.event(person, "forgotten").path("details");
        assertThat(details.path("identity_check_identity").asText()).isEqualTo("old-1");
        assertThat(details.path("identity_provider").asText()).isEqualTo("another");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }
}
