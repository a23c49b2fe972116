package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An identity that somebody who is signed in links")
class LinkingIT {

    @Test
    void is_asked_when_it_first_signs_in_though_the_owner_linked_it(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person().knownAt(ALFA).hasIdentityAt(BETA);
        Visitor console = signedIn(agency, owner);

        assertThat(console.links(BETA, owner).isAtApplication()).isTrue();

        assertThat(owner.isLinkedTo(BETA)).isTrue();
        assertUntouched(owner);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, owner);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(owner.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(owner.account().path("email").asText()).isEqualTo(owner.username() + "@spid-beta.example");
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
    }

    @Test
    void is_asked_and_changes_nothing_when_the_session_was_stolen(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person().knownAt(ALFA);
        Person thief = agency.person().hasIdentityAt(BETA);
        Visitor stolen = signedIn(agency, owner);

        assertThat(stolen.links(BETA, thief).isAtApplication()).isTrue();

        assertThat(owner.isLinkedTo(BETA)).isTrue();
        assertUntouched(owner);
        for (int time = 1; time <= 2; time++) {
            Page page = agency.visitor().signsInWith(BETA, thief);
            assertThat(page.asksForCode()).as("time %d: %s", time, page).isTrue();
        }
        assertThat(stage.mail().codes(owner.email())).hasSize(1);
        assertThat(stage.mail().to(thief.email())).isEmpty();
        assertThat(stage.mail().to(thief.username() + "@spid-beta.example")).isEmpty();
        assertUntouched(owner);
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void is_asked_again_after_it_was_unlinked_and_linked_again(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.entersCode(visitor.signsInWith(BETA, owner), stage.mail().code(owner.email()));
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();

        assertThat(owner.ownAccount().unlinks(BETA)).isEqualTo(204);
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        signedIn(agency, owner).links(BETA, owner);

        assertThat(owner.isLinkedTo(BETA)).isTrue();
        Page page = agency.visitor().signsInWith(BETA, owner);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    @Test
    void stays_the_identity_of_whose_account_has_it(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(BETA);
        Person thief = agency.person().knownAt(ALFA);

        Page page = signedIn(agency, thief).links(BETA, owner);

        assertThat(page.isAtApplication()).as(page.toString()).isFalse();
        assertThat(thief.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
    }

    @Test
    void is_not_linked_where_what_is_known_of_the_account_cannot_be_read(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).hasIdentityAt(BETA);
        Visitor console = signedIn(agency, owner);
        agency.site().database().setUserAttribute(owner.id(), "identity-check.identities", "{");
        agency.admin().post(agency.path("/clear-user-cache"), Map.of());

        Page page = console.links(BETA, owner);

        assertThat(page.isAtApplication()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
    }

    private static Agency overwritten(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        Overwriting.by(agency, BETA)
                .attributesRolesAndGroups("forged", List.of("department"))
                .guarded();
        return agency;
    }

    private static void assertUntouched(Person owner) {
        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
        assertThat(owner.attribute("department")).isEmpty();
    }

    private static Visitor signedIn(Agency agency, Person owner) {
        Visitor visitor = agency.visitor();
        assertThat(visitor.signsInWith(ALFA, owner).isSignedIn()).isTrue();
        return visitor;
    }
}
