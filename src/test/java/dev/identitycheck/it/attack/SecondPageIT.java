package dev.identitycheck.it.attack;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.HalfProtected;
import dev.identitycheck.it.stage.Imported;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.TabParameters;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways round the step that go by another login in the tab: with each second page, and wherever the step stands. */
@RealServer
@DisplayName("A tab in which somebody has begun a login of their own")
class SecondPageIT {

    @ParameterizedTest
    @CsvSource({
        "passkey, required", "passkey, alternative", "passkey, conditional",
        "recovery-codes, required", "recovery-codes, alternative", "recovery-codes, conditional",
        "code, required", "code, alternative", "code, conditional"
    })
    void does_not_end_as_somebody_else(String secondPage, String place, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.placesStep(BETA, place);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person intruder = agency.person().hasPassword();
        Visitor tab = agency.visitor();
        String own = secondPage(agency, intruder, tab, secondPage);

        Page dropped = tab.droppingBefore("post-broker-login")
                .answersLogin(tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + own), owner);
        tab.droppingBefore("");
        assertThat(dropped.url()).as(dropped.toString()).contains("post-broker-login");
        Page page = tab.goesTo(agency.url() + "/login-actions/authenticate?"
                + TabParameters.of("?" + own, "client_id", "tab_id", "client_data"));

        assertThat(page.isSignedIn() && tab.redeems(page)).as(page.toString()).isFalse();
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(stage.mail().to(owner.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms", "profile"})
    void begins_no_login_at_a_provider_with_the_form_of_a_required_action(String action, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person intruder = agency.person().hasPassword();
        Visitor tab = agency.visitor();
        String own = requiredAction(agency, intruder, tab, action);

        Page atProvider = tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + own);
        tab.droppingBefore("post-broker-login").answersLogin(atProvider, owner);
        tab.droppingBefore("");
        Page page = tab.goesTo(agency.url() + "/login-actions/authenticate?"
                + TabParameters.of("?" + own, "client_id", "tab_id", "client_data"));

        assertThat(page.isSignedIn() && tab.redeems(page)).as(page.toString()).isFalse();
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(stage.mail().to(owner.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alternative", "conditional"})
    void links_no_identity_to_the_account_that_came_later(String place, Stage stage) {
        HalfProtected half = HalfProtected.of(stage);
        Agency agency = half.agency();
        agency.placesStep(BETA, place);
        Person owner = half.owner();
        Visitor tab = agency.visitor();
        Page made = tab.droppingBefore("after-first-broker-login").signsInWith(ALFA, agency.stranger(ALFA));
        tab.droppingBefore("");
        Page asked = tab.answersLogin(
                tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + TabParameters.all(made.url())), owner);

        String code = asked.asksForCode() ? asked.codeForm().action() : made.url();
        Page page = tab.goesTo(agency.url() + "/broker/after-first-broker-login?" + TabParameters.all(code));

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(ALFA)).isFalse();
        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
        assertThat(agency.visitor().signsInWith(HalfProtected.KNOWN, owner).isSignedIn())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alternative", "conditional"})
    void writes_no_address_because_an_account_has_just_been_made_there(String place, Stage stage) {
        HalfProtected half = HalfProtected.of(stage);
        Agency agency = half.agency();
        agency.placesStep(BETA, place);
        agency.changeProvider(BETA, provider -> provider.put("trustEmail", true));
        Person owner = half.owner();
        Visitor tab = agency.visitor();
        Page made = tab.droppingBefore("after-first-broker-login").signsInWith(ALFA, agency.stranger(ALFA));
        tab.droppingBefore("post-broker-login");

        tab.answersLogin(
                tab.goesTo(agency.url() + "/broker/" + BETA + "/login?" + TabParameters.all(made.url())), owner);

        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
    }

    // The intruder's own login, as far as its second page: what that page's form is sent with.
    private static String secondPage(Agency agency, Person intruder, Visitor tab, String kind) {
        String form =
                switch (kind) {
                    case "passkey" -> {
                        agency.requires("browser", "webauthn-authenticator", "ALTERNATIVE");
                        agency.changeAccount(intruder, has(Imported.passkey()));
                        yield "#webauth";
                    }
                    case "recovery-codes" -> {
                        agency.requires("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
                        agency.changeAccount(intruder, has(Imported.recoveryCodes()));
                        yield "#kc-recovery-code-login-form";
                    }
                    default -> {
                        asksThoseOfARole(agency, intruder);
                        yield "#kc-identity-check-form";
                    }
                };
        Page page = tab.answersLogin(tab.opens(Map.of()), intruder);
        assertThat(page.has(form)).as(page.toString()).isTrue();
        return TabParameters.all(page.form(form).action());
    }

    private static String requiredAction(Agency agency, Person intruder, Visitor tab, String kind) {
        String alias = kind.equals("terms") ? "TERMS_AND_CONDITIONS" : "UPDATE_PROFILE";
        agency.admin()
                .change(
                        agency.path("/authentication/required-actions/" + alias),
                        action -> action.put("enabled", true));
        agency.changeAccount(
                intruder, account -> account.putArray("requiredActions").add(alias));
        Page page = tab.answersLogin(tab.opens(Map.of()), intruder);
        assertThat(page.url()).contains("execution=" + alias);
        return TabParameters.all(page.form("form").action());
    }

    private static Consumer<ObjectNode> has(Map<String, Object> credential) {
        return account -> account.putArray("credentials").addPOJO(credential);
    }

    private static void asksThoseOfARole(Agency agency, Person intruder) {
        agency.hasFlowOr("asked", "auth-cookie", "auth-username-password-form");
        agency.hasConditionalPart("asked or", "conditional-user-role", "identity-check-code");
        agency.sets("asked", "conditional-user-role", Map.of("condUserRole", "asked"));
        agency.setsBrowserFlow("asked");
        agency.admin().post(agency.path("/roles"), Map.of("name", "asked"));
        agency.admin()
                .post(
                        agency.path("/users/" + intruder.id() + "/role-mappings/realm"),
                        List.of(agency.admin().get(agency.path("/roles/asked"))));
    }
}
