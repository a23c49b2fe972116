package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What administrators do and see with Keycloak's own means")
class ConsoleIT {

    private static final String OWN_LOCK = "/attack-detection/brute-force/users/";

    /** Locked by the check, and by Keycloak's own protection too. */
    private static Person lockedTwice(Stage stage, Agency agency) {
        agency.changeRealm(realm -> realm.put("bruteForceProtected", true).put("failureFactor", 1));
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        page = visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));
        assertThat(page.isLocked()).as(page.toString()).isTrue();
        Visitor guesser = agency.visitor();
        guesser.posts(guesser.opens(Map.of())
                .form("#kc-form-login")
                .with("username", person.username())
                .with("password", "not " + person.password()));
        return person;
    }

    @Test
    void lift_the_check_s_lock_when_keycloak_s_own_is_lifted(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "1", "maxTotalFailures", "1"));
        Person person = lockedTwice(stage, agency);

        assertThat(agency.admin()
                        .sends("DELETE", agency.path(OWN_LOCK + person.id()))
                        .status())
                .isEqualTo(204);

        assertThat(Desk.of(person).state().path("locked").asBoolean()).isFalse();
        assertThat(agency.site().log()).contains("event=unlocked realm=" + agency.name());
    }

    @Test
    void lift_nothing_by_another_save_of_the_user(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "1", "maxTotalFailures", "1"));
        Person person = lockedTwice(stage, agency);

        agency.changeAccount(person, account -> account.put("firstName", "Other"));

        assertThat(Desk.of(person).state().path("locked").asBoolean()).isTrue();
    }

    @Test
    void see_outcomes_locks_and_findings_as_metrics_without_anybody_s_name(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "1", "maxTotalFailures", "1"));
        Person person = lockedTwice(stage, agency);
        agency.setsMode("observe");
        Person watched = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, watched).isSignedIn()).isTrue();

        String metrics = stage.site().metrics();

        assertThat(metrics)
                .contains(outcome(agency, "enforce", "challenged"))
                .contains(outcome(agency, "enforce", "wrong_code"))
                .contains(outcome(agency, "enforce", "locked"))
                .contains(outcome(agency, "observe", "challenged"))
                .containsPattern("identity_check_locks_total\\{[^}]*realm=\"" + agency.name() + "\"[^}]*} 1.0")
                .doesNotContain(person.username(), person.id());
    }

    private static String outcome(Agency agency, String mode, String outcome) {
        return "identity_check_outcomes_total{mode=\"%s\",outcome=\"%s\",provider=\"%s\",realm=\"%s\"}"
                .formatted(mode, outcome, BETA, agency.name());
    }
}
