package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A contact that support enters")
class ReplacedContactIT {

    private static Person person(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    private static String fresh(Person person) {
        return "new-" + person.email();
    }

    private static Desk deskOfAnother(Person person) {
        return new Desk(person.agency().administrator("manage-users", "view-users"), person);
    }

    private static boolean isTooNew(Page page) {
        return page.has("#kc-identity-check-refused[data-reason=new-contact]");
    }

    @Test
    void confirms_nothing_for_a_day(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);

        assertThat(Desk.of(person).replaces("email", fresh(person)).status()).isEqualTo(204);

        JsonNode contact = Desk.of(person).state().path("contacts").get(0);
        assertThat(contact.path("provedBy").asText()).isEqualTo("staff");
        assertThat(contact.path("masked").asText()).isEqualTo("n•••@a•••");
        assertThat(isTooNew(agency.visitor().signsInWith(BETA, person))).isTrue();
        person.hadContactsSince(Duration.ofDays(1));
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(visitor.entersCode(page, stage.mail().code(fresh(person))).isSignedIn())
                .isTrue();
        assertThat(stage.mail().to(person.email()))
                .noneMatch(mail -> mail.text().contains("code"));
    }

    @Test
    void counts_at_once_when_somebody_else_approves_it(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Desk first = deskOfAnother(person);
        Desk second = deskOfAnother(person);
        first.replaces("phone", person.phone());
        first.replaces("email", fresh(person));

        assertThat(first.approves("email", fresh(person)).status()).isEqualTo(409);
        assertThat(second.approves("email", "other-" + person.email()).status()).isEqualTo(409);
        assertThat(isTooNew(agency.visitor().signsInWith(BETA, person))).isTrue();
        assertThat(second.approves("email", fresh(person)).status()).isEqualTo(204);

        assertThat(second.state().path("contacts").get(0).path("provedBy").asText())
                .isEqualTo("support");
        assertThat(second.state().path("contacts").get(1).path("provedBy").asText())
                .isEqualTo("staff");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        assertThat(second.approves("email", fresh(person)).status()).isEqualTo(409);
        assertThat(first.replaces("email", fresh(person)).status()).isEqualTo(409);
    }

    @Test
    void takes_the_place_of_the_old_one_for_good(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        String old = person.email();
        Desk.of(person).replaces("email", fresh(person));

        assertThat(Desk.of(person).replaces("email", old).status()).isEqualTo(204);

        assertThat(isTooNew(agency.visitor().signsInWith(BETA, person)))
                .as("one of the staff cannot bring the old one back at once either")
                .isTrue();
    }

    @Test
    void is_nobody_elses_and_one_that_can_be_used(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.BOTH);
        Person other = agency.person();

        assertThat(Desk.of(person).replaces("email", other.email()).status()).isEqualTo(409);
        assertThat(Desk.of(person).replaces("email", "nobody").status()).isEqualTo(400);
        assertThat(Desk.of(person).replaces("phone", "333 1234567").status()).isEqualTo(400);
        assertThat(Desk.of(person).replaces("fax", "+393331234567").status()).isEqualTo(400);
        assertThat(Desk.of(person).approves("email", person.email()).status()).isEqualTo(409);
        assertThat(person.account().path("email").asText()).isEqualTo(person.email());
    }
}
