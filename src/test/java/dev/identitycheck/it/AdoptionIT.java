package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attacks on the trust in links that were there before: whoever comes first must not be taken for the owner. */
@RealServer
@DisplayName("On an account that was never seen")
class AdoptionIT {

    private static final String GAMMA = "spid-gamma";

    /** An agency where whoever comes with an account's address is linked to it. */
    private static Agency linking(Stage stage, Map<String, String> settings) {
        Agency agency = stage.site().ownAgency(settings);
        agency.linksByEmail();
        return agency;
    }

    private static Page links(Visitor visitor, String provider, Person person) {
        Page consent = visitor.opens(Map.of("kc_action", "idp_link:" + provider));
        assertThat(consent.has("#kc-continue")).as(consent.toString()).isTrue();
        return visitor.answersLogin(visitor.posts(consent.form("form").and("continue", "yes")), person);
    }

    private static void assertAsked(Page page) {
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    private static void assertSignedIn(Page page) {
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void a_second_identity_linked_by_its_own_login_is_asked_and_the_old_link_is_not(Stage stage) {
        Agency agency = linking(stage, Map.of());
        Person person = agency.person().linkedTo(ALFA);
        person.hasIdentityAt(BETA, person.email());

        assertAsked(agency.visitor().signsInWith(BETA, person));
        assertAsked(agency.visitor().signsInWith(BETA, person));

        assertSignedIn(agency.visitor().signsInWith(ALFA, person));
        assertAsked(agency.visitor().signsInWith(BETA, person));
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"existing\"");
    }

    @Test
    void the_first_identity_that_a_login_links_is_asked_though_there_is_no_other(Stage stage) {
        Agency agency = linking(stage, Map.of());
        Person person = agency.person();
        person.hasIdentityAt(BETA, person.email());

        assertAsked(agency.visitor().signsInWith(BETA, person));
        assertAsked(agency.visitor().signsInWith(BETA, person));
    }

    @Test
    void an_identity_linked_in_a_stolen_session_is_asked_and_the_owner_s_is_not(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person owner = agency.person().linkedTo(ALFA);
        Person thief = agency.person().hasIdentityAt(BETA);
        Visitor stolen = agency.visitor();
        assertSignedIn(stolen.signsInWith(ALFA, owner));
        agency.runsAfterLogin("identity-check", Map.of());
        assertThat(owner.attribute("identity-check.identities")).isEmpty();

        assertThat(links(stolen, BETA, thief).isAtApplication()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isTrue();

        assertAsked(agency.visitor().signsInWith(BETA, thief));
        assertSignedIn(agency.visitor().signsInWith(ALFA, owner));
        assertAsked(agency.visitor().signsInWith(BETA, thief));
    }

    @Test
    void an_identity_linked_in_a_stolen_session_before_the_owner_had_any_is_asked(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().hasPassword();
        Person thief = agency.person().hasIdentityAt(BETA);
        Visitor stolen = agency.visitor();
        assertSignedIn(stolen.answersLogin(stolen.opens(Map.of()), owner));

        links(stolen, BETA, thief);
        assertThat(owner.isLinkedTo(BETA)).isTrue();

        assertAsked(agency.visitor().signsInWith(BETA, thief));
        assertAsked(agency.visitor().signsInWith(BETA, thief));
    }

    @Test
    void links_of_an_administrator_are_trusted_until_there_is_a_ledger(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider(GAMMA, GAMMA);
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA);

        assertSignedIn(agency.visitor().signsInWith(ALFA, person));
        assertSignedIn(agency.visitor().signsInWith(BETA, person));
        person.linkedTo(GAMMA);

        assertAsked(agency.visitor().signsInWith(GAMMA, person));
    }

    @Test
    void a_subject_linked_anew_by_an_administrator_is_asked_once_there_is_a_ledger(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA);
        Person other = agency.person().hasIdentityAt(BETA);
        assertSignedIn(agency.visitor().signsInWith(ALFA, person));

        agency.admin().delete(agency.path("/users/" + person.id() + "/federated-identity/" + BETA));
        person.linkedTo(BETA, other.subjectAtProvider(BETA));

        assertAsked(agency.visitor().signsInWith(BETA, other));
    }

    @Test
    void with_existing_links_checked_a_login_s_own_link_and_the_old_one_are_both_asked(Stage stage) {
        Agency agency = linking(stage, Map.of("existingLinks", "check"));
        Person person = agency.person().linkedTo(ALFA);
        person.hasIdentityAt(BETA, person.email());

        assertAsked(agency.visitor().signsInWith(BETA, person));

        assertAsked(agency.visitor().signsInWith(ALFA, person));
    }
}
