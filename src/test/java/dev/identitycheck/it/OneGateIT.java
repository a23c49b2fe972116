package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.HalfProtected;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever flow finishes a login: an identity that arrived in it has to be proved for the account that it ends in. */
@RealServer
@DisplayName("A login in which an unconfirmed identity arrived")
class OneGateIT {

    @ParameterizedTest
    @CsvSource({
        "app, required", "app, alternative", "app, conditional",
        "action, required", "action, alternative", "action, conditional"
    })
    void does_not_end_with_what_another_login_passed_in_the_tab(String secondPage, String place, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.placesStep(BETA, place);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person intruder = agency.person().hasPassword();
        Visitor tab = agency.visitor();
        String own = secondPage(agency, intruder, tab, secondPage);

        assertThat(arrives(agency, tab, own, owner)).isEqualTo(secondPage.equals("app"));
        Page page = tab.goesTo(agency.url() + "/login-actions/authenticate?"
                + TabParameters.of("?" + own, "client_id", "tab_id", "client_data"));

        assertThat(page.isSignedIn() && tab.redeems(page)).as(page.toString()).isFalse();
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(stage.mail().to(owner.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "alternative", "conditional"})
    void is_undone_at_its_end_where_nothing_has_cleared_the_tab(String place, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.placesStep(BETA, place);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person intruder = agency.person().hasPassword();
        Overwriting.losesGuards(agency);
        Visitor tab = agency.visitor();
        String own = secondPage(agency, intruder, tab, "app");

        arrives(agency, tab, own, owner);
        Page page = tab.goesTo(agency.url() + "/login-actions/authenticate?"
                + TabParameters.of("?" + own, "client_id", "tab_id", "client_data"));

        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(page.text()).contains("for the safety of the account");
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(agency.outcomes(owner)).endsWith("refused");
    }

    @Test
    void keeps_nothing_of_what_a_required_action_wrote(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.changeAccount(
                owner, account -> account.putArray("requiredActions").add("UPDATE_PASSWORD"));
        Person intruder = agency.person().hasPassword();
        Overwriting.losesGuards(agency);
        Visitor tab = agency.visitor();
        String own = secondPage(agency, intruder, tab, "app");
        arrives(agency, tab, own, owner);
        Page form = tab.goesTo(agency.url() + "/login-actions/authenticate?"
                + TabParameters.of("?" + own, "client_id", "tab_id", "client_data"));
        assertThat(form.has("#kc-passwd-update-form")).as(form.toString()).isTrue();

        Page page = tab.posts(form.form("#kc-passwd-update-form")
                .with("password-new", "intruders-own-1")
                .with("password-confirm", "intruders-own-1"));

        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(agency.admin().get(agency.path("/users/" + owner.id() + "/credentials")))
                .isEmpty();
        assertThat(agency.outcomes(owner)).endsWith("refused");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void does_not_link_another_identity_that_the_tab_brought_before(boolean guarded, Stage stage) {
        HalfProtected half = HalfProtected.of(stage);
        Agency agency = half.agency();
        Person owner = half.owner();
        Person stranger = agency.stranger(ALFA);
        if (!guarded) {
            Overwriting.losesGuards(agency);
        }
        Visitor tab = agency.visitor();
        Page made = tab.droppingBefore("after-first-broker-login").signsInWith(ALFA, stranger);
        assertThat(made.url()).contains("after-first-broker-login");
        tab.droppingBefore("");
        Page asked = tab.answersLogin(
                tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + TabParameters.all(made.url())), owner);

        String code = guarded ? asked.codeForm().action() : made.url();
        Page page = tab.goesTo(agency.url() + "/broker/after-first-broker-login?" + TabParameters.all(code));

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(ALFA)).isFalse();
        if (guarded) {
            assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
        }
        assertThat(agency.visitor().signsInWith(HalfProtected.KNOWN, owner).isSignedIn())
                .isTrue();
    }

    @Test
    void writes_no_address_where_the_tab_has_just_made_an_account(Stage stage) {
        HalfProtected half = HalfProtected.of(stage);
        Agency agency = half.agency();
        agency.changeProvider(BETA, provider -> provider.put("trustEmail", true));
        Person owner = half.owner();
        Person stranger = agency.stranger(ALFA);
        Visitor tab = agency.visitor();
        Page made = tab.droppingBefore("after-first-broker-login").signsInWith(ALFA, stranger);
        tab.droppingBefore("post-broker-login");

        tab.answersLogin(
                tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + TabParameters.all(made.url())), owner);

        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
    }

    @Test
    void writes_no_address_though_nobody_added_the_guard(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Overwriting.by(agency, BETA);

        agency.visitor().droppingBefore("post-broker-login").signsInWith(BETA, owner);

        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
    }

    // The intruder's own login, as far as its second page: what that page's form is sent with.
    private static String secondPage(Agency agency, Person intruder, Visitor tab, String kind) {
        if (kind.equals("app")) {
            intruder.hasApp();
        } else {
            agency.changeAccount(
                    intruder, account -> account.putArray("requiredActions").add("UPDATE_PASSWORD"));
        }
        Page page = tab.answersLogin(tab.opens(Map.of()), intruder);
        return TabParameters.all(page.form(kind.equals("app") ? "#kc-otp-login-form" : "#kc-passwd-update-form")
                .action());
    }

    // Keycloak starts no login through a provider with the form of a required action.
    private static boolean arrives(Agency agency, Visitor tab, String own, Person owner) {
        Page atProvider = tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + own);
        Page dropped = tab.droppingBefore("post-broker-login").answersLogin(atProvider, owner);
        tab.droppingBefore("");
        return dropped.url().contains("post-broker-login");
    }
}
