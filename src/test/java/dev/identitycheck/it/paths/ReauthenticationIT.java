package dev.identitycheck.it.paths;

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

/** Keycloak's own First Broker Login Flow, nested with the shared post login flow or left by a forgotten password. */
@RealServer
@DisplayName("An identity to be linked to an account that another proof opens")
class ReauthenticationIT {

    @Test
    void is_asked_though_another_identity_has_just_passed_the_same_step(Stage stage) {
        Agency agency = reauthenticating(stage);
        Person owner = agency.person().knownAt(ALFA);
        owner.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();

        Page page = provesWithAlfa(tab, tab.signsInWith(BETA, owner), owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
        page = tab.entersCode(page, stage.mail().code(owner.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(tab.redeems(page)).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
        assertThat(agency.outcomes(owner)).contains("known", "challenged", "confirmed");
    }

    @Test
    void is_asked_twice_where_the_identity_that_proves_the_account_is_new_too(Stage stage) {
        Agency agency = reauthenticating(stage);
        agency.addProvider("spid-gamma", "spid-gamma");
        Person owner = agency.person().knownAt("spid-gamma").linkedTo(ALFA);
        owner.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();

        Page page = provesWithAlfa(tab, tab.signsInWith(BETA, owner), owner);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains(ALFA);
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        page = tab.entersCode(page, stage.mail().code(owner.email()));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains(BETA);
        page = tab.entersCode(page, stage.mail().code(owner.email(), 2));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void gives_nobody_the_account_who_proves_an_account_of_their_own(Stage stage) {
        Agency agency = reauthenticating(stage);
        Person owner = agency.person().knownAt(ALFA);
        Person intruder = agency.person().knownAt(ALFA);
        intruder.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();

        Page page = provesWithAlfa(tab, tab.signsInWith(BETA, intruder), intruder);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(BETA)).isFalse();
        assertThat(stage.mail().to(owner.email())).isEmpty();
    }

    @Test
    void is_asked_after_a_forgotten_password(Stage stage) {
        Agency agency = reauthenticating(stage);
        agency.allowsReset();
        Person owner = agency.person().hasPassword().knownAt(ALFA);
        owner.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();
        Page proof = tab.signsInWith(BETA, owner);

        Page forgotten = tab.goesTo(proof.link("a[href*=reset-credentials]"));
        if (forgotten.has("#kc-reset-password-form")) {
            tab.posts(forgotten.form("#kc-reset-password-form").with("username", owner.username()));
        }
        Await.holds("the mail", () -> !stage.mail().to(owner.email()).isEmpty());
        Page page = tab.goesTo(stage.mail().to(owner.email()).get(0).link());

        if (page.has("#kc-passwd-update-form")) {
            page = tab.posts(page.form("#kc-passwd-update-form")
                    .with("password-new", "another-one")
                    .with("password-confirm", "another-one"));
        }
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
        page = tab.entersCode(page, stage.mail().code(owner.email()));
        assertThat(page.isBroken()).as(page.toString()).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
    }

    /** Whoever has an account already proves it by a password, or by another identity. */
    private static Agency reauthenticating(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasFlow("first login", "idp-create-user-if-unique", "idp-username-password-form");
        agency.changeProvider(BETA, provider -> provider.put("firstBrokerLoginFlowAlias", "first login"));
        return agency;
    }

    /** Proves the account by a login with ALFA instead of a password. */
    private static Page provesWithAlfa(Visitor tab, Page proof, Person person) {
        assertThat(proof.has("#social-" + ALFA)).as(proof.toString()).isTrue();
        return tab.answersLogin(tab.goesTo(proof.link("#social-" + ALFA)), person);
    }
}
