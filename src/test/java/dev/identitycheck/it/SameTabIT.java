package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.TabParameters;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Keycloak 26.7 keeps in a browser tab from one login through a provider to the next must open no door. */
@RealServer
@DisplayName("A second login in the same tab")
class SameTabIT {

    @Test
    void is_asked_though_the_step_has_succeeded_there_for_somebody_else(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person intruder = agency.person().knownAt(BETA);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor tab = agency.visitor();

        Page page = tab.answersLogin(passedTheStep(agency, tab, intruder), owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = tab.entersCode(page, stage.mail().code(owner.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void is_asked_though_a_right_code_was_entered_there_for_somebody_else(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person intruder = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor tab = agency.visitor();
        Page asked = tab.signsInWith(BETA, intruder);
        Page dropped = tab.droppingBefore("after-post-broker-login")
                .entersCode(asked, stage.mail().code(intruder.email()));

        Page page = tab.answersLogin(startsAgain(agency, tab, dropped), owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(tab.entersCode(page, stage.mail().code(owner.email())).isSignedIn())
                .isTrue();
    }

    @Test
    void is_asked_for_another_identity_of_the_same_person_too(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(BETA).linkedTo(ALFA);
        Visitor tab = agency.visitor();
        Page dropped = tab.droppingBefore("after-post-broker-login").signsInWith(BETA, owner);
        tab.droppingBefore("");

        Page page = tab.answersLogin(tab.goesTo(again(agency, ALFA, dropped)), owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = tab.entersCode(page, stage.mail().code(owner.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void passes_a_factor_of_nobody_elses(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{\"secondFactors\":true}");
        Person intruder = agency.person().knownAt(ALFA).linkedTo(BETA).hasApp();
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA).hasApp();
        Visitor tab = agency.visitor();
        Page asked = tab.signsInWith(BETA, intruder);
        Page dropped = tab.droppingBefore("after-post-broker-login").entersAppCode(asked, AuthenticatorApp.code());

        Page page = tab.answersLogin(startsAgain(agency, tab, dropped), owner);

        assertThat(page.asksForAppCode()).as(page.toString()).isTrue();
        assertThat(owner.attribute("identity-check.identities").orElseThrow()).doesNotContain("second-factor");
        assertThat(tab.entersAppCode(page, AuthenticatorApp.code()).isSignedIn())
                .isTrue();
    }

    @Test
    void gets_nothing_by_going_round_the_flow(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.allowsReset();
        Person intruder = agency.person().knownAt(BETA);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        // Else the tab is cleared when the owner's identity arrives, and there is nothing to go on with.
        Overwriting.losesGuards(agency);
        Visitor tab = agency.visitor();
        Page login = passedTheStep(agency, tab, intruder);
        Page flow = tab.droppingBefore("/login-actions/post-broker-login").answersLogin(login, owner);
        tab.droppingBefore("");
        String rest = TabParameters.of(flow.url(), "client_id", "tab_id", "client_data");
        Page anyPage = tab.goesTo(agency.url() + "/login-actions/reset-credentials?" + rest);
        String code = TabParameters.of(anyPage.form("#kc-reset-password-form").action(), "session_code");

        Page page = tab.goesTo(agency.url() + "/broker/after-post-broker-login?" + code + "&" + rest);

        assertThat(page.isSignedIn() && tab.redeems(page)).as(page.toString()).isFalse();
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(agency.outcomes(owner)).endsWith("refused");
    }

    @Test
    void does_not_make_a_strangers_identity_the_first_of_somebody_elses_account(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        // The provider's claims may take the e-mail address; the phone is an administrator's.
        Person owner = agency.person(Contacts.BOTH);
        agency.changeAccount(owner, account -> account.put("email", owner.username() + "@spid-beta.example"));
        owner.hasIdentityAt(BETA);
        Person stranger = agency.person().hasIdentityAt(ALFA);
        agency.admin().delete(agency.path("/users/" + stranger.id()));
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();

        Visitor tab = agency.visitor();
        Page dropped = tab.droppingBefore("after-first-broker-login").signsInWith(ALFA, stranger);
        tab.droppingBefore("");
        Page asked = tab.answersLogin(tab.goesTo(again(agency, BETA, dropped)), owner);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        Visitor elsewhere = agency.visitor();
        elsewhere.presses(elsewhere.signsInWith(BETA, owner), "cancel");

        Page page = tab.goesTo(agency.url() + "/broker/after-first-broker-login?"
                + TabParameters.of(asked.codeForm().action(), "session_code", "client_id", "tab_id", "client_data"));

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(agency.visitor().signsInWith(ALFA, stranger).isSignedIn()).isFalse();
    }

    // Signs in, lets go of the last redirect but one, and starts again at the provider in the same tab.
    private static Page passedTheStep(Agency agency, Visitor tab, Person person) {
        return startsAgain(
                agency, tab, tab.droppingBefore("after-post-broker-login").signsInWith(BETA, person));
    }

    private static Page startsAgain(Agency agency, Visitor tab, Page dropped) {
        assertThat(dropped.url()).contains("after-post-broker-login");
        tab.droppingBefore("");
        tab.forgetsRealm(BETA);
        return tab.goesTo(again(agency, BETA, dropped));
    }

    private static String again(Agency agency, String provider, Page dropped) {
        return agency.url() + "/broker/" + provider + "/login?"
                + TabParameters.of(dropped.url(), "session_code", "client_id", "tab_id", "client_data");
    }
}
