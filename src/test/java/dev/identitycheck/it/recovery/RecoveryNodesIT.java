package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("A recovery that goes over two nodes")
class RecoveryNodesIT {

    private static final Duration LONGER_THAN_THE_WAIT = Duration.ofSeconds(21);

    @Test
    void is_counted_and_its_proofs_used_once_by_both_together(Stage stage) {
        assumeThat(stage.onDistribution() && stage.onPostgres()).isTrue();
        try (Site cluster = stage.cluster()) {
            Agency agency = Forgetful.agency(cluster.agencyWithoutStep());
            Forgetful who = Forgetful.at(agency);
            Page page = who.begins();
            String solution = Forgetful.solution(page);
            Page code = who.visitor().posts(filled(page).with("altcha", solution));
            assertThat(code.asksForCode()).as(code.toString()).isTrue();
            page = who.beginsAgain(code);
            page = who.visitor().posts(atOtherNode(agency, filled(page).with("altcha", solution)));
            assertThat(page.asksForCode()).as("the same proof of work").isFalse();
            page = who.visitor().posts(atOtherNode(agency, filled(page).with("altcha", Forgetful.solution(page))));
            assertThat(page.asksForCode()).as("another one").isTrue();

            hearsOnce(stage, agency);
            letsWhoeverWaitsIn(agency);
        }
    }

    private static void hearsOnce(Stage stage, Agency agency) {
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        String text = "BH MK " + Forgetful.number(person);
        assertThat(Hook.at(agency).hears("n-1", person.phone(), text)).isEqualTo(204);
        stage.sms().code(person.phone());
        agency.site().database().letsLimitsPass(Duration.ofSeconds(61)); // or resendInterval would keep each one back
        assertThat(Hook.at(agency, 1).hears("n-1", person.phone(), text)).isEqualTo(204);
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.sms().to(person.phone())).hasSize(1);
        assertThat(Hook.at(agency, 1).hears("n-2", person.phone(), text)).isEqualTo(204);
        stage.sms().code(person.phone(), 2);
    }

    /** People without a script pay with time, and may send the form to either node. */
    private static void letsWhoeverWaitsIn(Agency agency) {
        Forgetful who = Forgetful.at(agency);
        Page page = who.visitor().posts(filled(who.begins()));
        assertThat(page.text()).contains("Please wait");
        Form form = filled(page);

        Await.passes(LONGER_THAN_THE_WAIT);
        Page code = who.visitor().posts(atOtherNode(agency, form));
        assertThat(code.asksForCode()).as(code.toString()).isTrue();

        page = who.visitor().posts(filled(who.beginsAgain(code)).with("altchaWait", waited(form)));
        assertThat(page.asksForCode()).as("the same wait once more").isFalse();
    }

    private static String waited(Form form) {
        return form.fields().stream()
                .filter(field -> field.name().equals("altchaWait"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Form filled(Page page) {
        return Forgetful.filled(page, "TAX1", "somebody@agency.example");
    }

    private static Form atOtherNode(Agency agency, Form form) {
        Site site = agency.site();
        return form.to(form.action().replace(site.url(0), site.url(1)));
    }
}
