package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Notices of an account that cannot be read")
class DamagedNoticesIT {

    private static final String CUT = "{\"v\":1,\"fac";

    private static Person person(Stage stage, Agency agency, String attribute, String stored) {
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        stage.site().database().putUserAttribute(person.id(), attribute, stored);
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return person;
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox", "handles", "history", "former-contacts"})
    void keep_no_administrator_from_a_save(String name, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        String attribute = "identity-check." + name;
        Person person = person(stage, agency, attribute, CUT);
        Account account = new Account(stage, agency, person, agency.visitor());

        agency.changeAccount(person, user -> user.put("email", "new-" + person.email())
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", Account.OTHER_PASSWORD));

        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        assertThat(person.account().path("email").asText()).isEqualTo("new-" + person.email());
        account.mail("password-replaced");
        Await.holds("the event", () -> agency.outcomes(person).contains("notices_lost"));
        assertThat(agency.event(person, "notices_lost")
                        .path("details")
                        .path("identity_check_attribute")
                        .asText())
                .isEqualTo(attribute);
        assertThat(stage.site().log().lines())
                .anyMatch(line -> line.contains("event=notices_lost") && line.contains(person.id()));
        assertThat(person.attribute(attribute).orElse("{}")).isNotEqualTo(CUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {CUT, "{\"v\":0,\"facts\":[]}"})
    void keep_no_support_from_an_act(String stored, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = person(stage, agency, "identity-check.outbox", stored);
        Account account = new Account(stage, agency, person, agency.visitor());

        assertThat(agency.admin()
                        .sends("POST", account.support("/unlock"), "{\"reason\":\"in person\"}")
                        .status())
                .isEqualTo(204);

        account.mail("support-acted");
        Await.holds("the event", () -> agency.outcomes(person).contains("notices_lost"));
    }

    @Test
    void let_no_unknown_identity_in(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = person(stage, agency, "identity-check.outbox", CUT);

        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        if (page.asksForCode()) {
            page = visitor.entersCode(page, stage.mail().code(person.email()));
        }

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.isBroken()).isFalse();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        assertThat(person.attribute("identity-check.outbox")).hasValue(CUT);
    }

    @Test
    void and_contacts_that_cannot_be_read_keep_no_administrator_from_a_save(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = person(stage, agency, "identity-check.preferred", "email");
        stage.site().database().setUserAttribute(person.id(), "identity-check.contacts", "{not json");
        agency.admin().sends("POST", agency.path("/clear-user-cache"));

        agency.changeAccount(person, user -> user.put("email", "new-" + person.email()));

        assertThat(person.account().path("email").asText()).isEqualTo("new-" + person.email());
        assertThat(person.attribute("identity-check.contacts")).hasValue("{not json");
        assertThat(stage.site().log().lines())
                .anyMatch(line -> line.contains("event=contacts_unreadable") && line.contains(person.id()));
        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
    }
}
