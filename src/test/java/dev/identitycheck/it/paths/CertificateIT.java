package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Card;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A client certificate")
class CertificateIT {

    private static final String X509 = "auth-x509-client-username-form";

    @BeforeEach
    void aServerBehindAProxy(Stage stage) {
        Assumptions.assumeTrue(stage.onDistribution());
    }

    @Test
    void is_confirmed_once_and_goes_straight_through_then(Stage stage) {
        Agency agency = taking(stage, true);
        Person person = agency.person().knownAt(ALFA);
        Card card = cardOf(person, "One");
        Visitor visitor = with(agency, card);

        Page page = visitor.opens(Map.of());
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains(person.username());
        page = visitor.entersCode(page, stage.mail().code(person.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(visitor.redeems(page)).isTrue();
        assertThat(with(agency, card).opens(Map.of()).isSignedIn()).isTrue();
        assertThat(agency.outcomes(person)).containsExactly("existing", "challenged", "confirmed", "known", "known");
        assertThat(states(person)).isEqualTo("known known");
        page = with(agency, cardOf(person, "Two")).opens(Map.of());
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    @Test
    void is_asked_at_the_first_login_of_an_account_too_and_its_links_are_trusted(Stage stage) {
        Agency agency = taking(stage, true);
        Person person = agency.person().linkedTo(ALFA);

        Page page = with(agency, cardOf(person, "One")).opens(Map.of());

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(states(person)).isEqualTo("known unconfirmed");
        assertThat(with(agency, cardOf(person, "One"))
                        .opens(Map.of("prompt", "none"))
                        .parameter("error"))
                .contains("login_required");
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void is_the_one_that_comes_with_the_request_and_not_one_that_came_before(Stage stage) {
        Agency agency = taking(stage, true);
        Person owner = agency.person().knownAt(ALFA);
        Card owners = cardOf(owner, "One");
        Visitor confirmed = with(agency, owners);
        confirmed.entersCode(confirmed.opens(Map.of()), stage.mail().code(owner.email()));
        Card intruders = cardOf(owner, "Intruder");
        Person somebody = agency.person();

        Visitor intruder = with(agency, intruders);
        Page page = intruder.opens(Map.of());
        String login = page.codeForm().action();
        String code = stage.mail().code(owner.email(), 2);

        // The code page is closed to whoever puts somebody else's card in, or takes the card out.
        Page refused = with(intruder, cardOf(somebody, "One")).entersCode(page, code);
        assertThat(refused.isRefused()).as(refused.toString()).isTrue();
        refused = intruder.sending(Visitor.CERTIFICATE, "").goesTo(login);
        assertThat(refused.isRefused()).as(refused.toString()).isTrue();
        // A third card of the owner's is a third identity: the second one's code is not for it.
        page = with(intruder, cardOf(owner, "Third")).goesTo(login);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = intruder.entersCode(page, code);
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(states(owner)).isEqualTo("known known unconfirmed unconfirmed");
    }

    @Test
    void is_asked_after_keycloaks_own_page_which_lets_a_card_be_changed(Stage stage) {
        Agency agency = taking(stage, false);
        Person owner = agency.person().knownAt(ALFA);
        Card intruders = cardOf(owner, "Intruder");
        Visitor intruder = with(agency, intruders);
        Page confirm = intruder.opens(Map.of());
        assertThat(confirm.has("#kc-x509-login-info")).as(confirm.toString()).isTrue();

        // A card of nobody's leaves its name in the login, and the user of the first one as well.
        with(intruder, Card.of("CN=nobody,O=One")).reloads(confirm);
        Page page = intruder.posts(confirm.form("#kc-x509-login-info").and("login", "Continue"));
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.asksForCode()).as(page.toString()).isFalse();

        intruder = with(agency, intruders);
        confirm = intruder.opens(Map.of());
        page = intruder.posts(confirm.form("#kc-x509-login-info").and("login", "Continue"));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    private static Agency taking(Stage stage, boolean atOnce) {
        return taking(stage.siteWithEverything(), atOnce);
    }

    /** An agency whose people sign in with cards, and are shown Keycloak's own page before the step or not. */
    static Agency taking(Site site, boolean atOnce) {
        Agency agency = site.ownAgency(Map.of());
        agency.hasFlowOr("cards", "identity-provider-redirector", X509, "identity-check");
        agency.sets(
                "cards",
                X509,
                Map.of(
                        "x509-cert-auth.mapping-source-selection",
                        "Subject's Common Name",
                        "x509-cert-auth.mapper-selection",
                        "Username or Email",
                        "x509-cert-auth.confirmation-page-disallowed",
                        Boolean.toString(atOnce)));
        agency.setsBrowserFlow("cards");
        return agency;
    }

    private static Card cardOf(Person person, String issuer) {
        return Card.of("CN=" + person.username() + ",O=" + issuer);
    }

    private static Visitor with(Agency agency, Card card) {
        return with(agency.visitor(), card);
    }

    private static Visitor with(Visitor visitor, Card card) {
        return visitor.sending(Visitor.CERTIFICATE, card.header());
    }

    private static String states(Person person) {
        return String.join(
                " ",
                Json.read(person.attribute("identity-check.identities").orElseThrow())
                        .path("entries")
                        .findValuesAsText("state"));
    }
}
