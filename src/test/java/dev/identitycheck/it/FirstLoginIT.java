package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An identity that is to be linked to somebody's account")
class FirstLoginIT {

    @Test
    void is_confirmed_before_the_link_and_asked_once(Stage stage) {
        Agency agency = asking(stage);
        Person owner = owner(agency);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        page = visitor.entersCode(page, stage.mail().code(address(owner)));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isTrue();
        assertThat(stage.mail().codes(address(owner))).hasSize(1);
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
        assertThat(owner.attribute("identity-check.unconfirmed")).isEmpty();
        assertThat(agency.outcomes(owner)).contains("challenged", "confirmed").endsWith("known");
    }

    @Test
    void is_asked_again_after_walking_away(Stage stage) {
        Agency agency = asking(stage);
        Person owner = owner(agency);
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        assertThat(stage.mail().codes(address(owner))).hasSize(1);
    }

    @Test
    void is_locked_out_after_too_many_wrong_codes(Stage stage) {
        Agency agency = asking(stage);
        Person owner = owner(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, owner);
        String right = stage.mail().code(address(owner));
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 5; i++) {
            page = visitor.entersCode(page, wrong);
        }

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(owner.count("identity-check.failures")).isEqualTo(5);
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void may_be_given_up(Stage stage) {
        Agency agency = asking(stage);
        Person owner = owner(agency);
        Visitor visitor = agency.visitor();

        Page page = visitor.presses(visitor.signsInWith(BETA, owner), "cancel");

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.isBroken()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void makes_an_account_where_there_is_none(Stage stage) {
        Agency agency = asking(stage);
        Person newcomer = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + newcomer.id()));

        Page page = agency.visitor().signsInWith(BETA, newcomer);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void does_not_get_the_account_from_a_step_that_only_observes(Stage stage) {
        Agency agency = asking(stage);
        Person owner = owner(agency);
        agency.setsMode("observe");

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void does_not_get_the_account_of_somebody_without_a_contact_whatever_the_setting(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("noContact", "allow"));
        agency.asksBeforeLinking(Map.of("noContact", "allow"));
        Person owner = owner(agency, Contacts.NONE);

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        assertThat(agency.outcomes(owner)).endsWith("no_contact");
    }

    private static Agency asking(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksBeforeLinking(Map.of());
        return agency;
    }

    // Somebody whose account has the address that the provider knows.
    private static Person owner(Agency agency) {
        return owner(agency, Contacts.EMAIL);
    }

    private static Person owner(Agency agency, Contacts contacts) {
        Person owner = agency.person(contacts).knownAt(ALFA);
        agency.changeAccount(owner, account -> account.put("email", address(owner)));
        return owner.hasIdentityAt(BETA);
    }

    private static String address(Person owner) {
        return owner.username() + "@spid-beta.example";
    }
}
