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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealServer
@DisplayName("Who comes by another door")
class OtherDoorsIT {

    @Test
    void and_is_signed_in_already_goes_on(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        assertThat(visitor.signsInWith(ALFA, person).isSignedIn()).isTrue();

        assertThat(visitor.opens(Map.of()).isSignedIn()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"max_age,0", "prompt,login", "acr_values,gold"})
    void and_has_to_sign_in_again_is_asked_for_a_new_identity_in_the_running_session(
            String parameter, String value, Stage stage) {
        Agency agency = stage.agency();
        agency.changeRealm(realm -> realm.withObject("/attributes").put("acr.loa.map", "{\"gold\":\"2\"}"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        assertThat(visitor.signsInWith(ALFA, person).isSignedIn()).isTrue();

        // A login of the same second is young enough for any age.
        Page provider = Await.get("a login at the provider", () -> Optional.of(
                        visitor.opens(Map.of("kc_idp_hint", BETA, parameter, value)))
                .filter(shown -> !shown.isAtApplication()));
        Page page = visitor.answersLogin(provider, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(visitor.redeems(page)).isTrue();
    }

    @Test
    void and_gives_the_application_a_password_runs_no_flow_and_confirms_nothing(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);

        assertThat(person.ownAccount().get().path("username").asText()).isEqualTo(person.username());

        assertThat(agency.outcomes(person)).containsOnly("existing");
        Page page = agency.visitor().signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    @Test
    void and_is_sent_by_the_provider_without_a_request_is_asked(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin()
                .post(
                        agency.path("/clients"),
                        Map.of(
                                "clientId",
                                "portal",
                                "protocol",
                                "saml",
                                "redirectUris",
                                List.of(Page.APPLICATION),
                                "attributes",
                                Map.of(
                                        "saml_idp_initiated_sso_url_name",
                                        "portal",
                                        "saml_assertion_consumer_url_post",
                                        Page.APPLICATION)));
        String start = agency.isStartedByProvider("portal");
        Person person = agency.person().knownAt(BETA).linkedTo(ALFA);
        Visitor visitor = agency.visitor();

        Page page = visitor.answersLogin(visitor.goesTo(start), person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.outcomes(person)).endsWith("challenged");
    }

    @Test
    void and_is_sent_to_the_provider_of_an_organization_is_asked(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasOrganization("office.example", BETA);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@office.example"));
        Visitor visitor = agency.visitor();

        Page login = visitor.opens(Map.of());
        Page page = visitor.posts(login.form("#kc-form-login").with("username", person.username() + "@office.example"));
        assertThat(page.url()).as(page.toString()).contains("/realms/" + BETA + "/");
        page = visitor.answersLogin(page, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }
}
