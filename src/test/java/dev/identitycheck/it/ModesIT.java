package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A mode")
class ModesIT {

    @Test
    void observe_lets_everybody_in_and_says_what_it_would_have_done(Stage stage) {
        Agency agency = stage.agency(Map.of("mode", "observe"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(agency.outcomes(person)).contains("challenged");
        assertThat(stage.mail().to(person.email())).isEmpty();
        assertThat(person.attribute("identity-check.identities")).isPresent();
    }

    @Test
    void what_was_only_observed_is_asked_once_the_step_is_enforced(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("mode", "observe"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();

        agency.setsStep(Map.of("mode", "enforce"));

        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void off_does_nothing_at_all(Stage stage) {
        Agency agency = stage.agency(Map.of("mode", "off"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(agency.outcomes(person)).isEmpty();
        assertThat(person.attribute("identity-check.identities")).isEmpty();
    }

    @Test
    void the_realm_overrides_every_step(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        agency.setsMode("off");
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        agency.setsMode("enforce");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void one_that_does_not_exist_keeps_unknown_identities_out_and_known_ones_in(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);

        agency.setsMode("perhaps");

        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }
}
