package dev.identitycheck.it.attack;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.provider.NamelessProviderFactory;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.TabParameters;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Faults that Keycloak has published, as walks: what is left of each where the step stands. A server that has the fault
 * still is asked for by {@code -Dkeycloak.version}: 26.5.7 has CVE-2026-9087, -18963 and -7507, and 26.7.1 has -18963.
 */
@RealServer
@DisplayName("A published fault of the server's")
class AdvisoriesIT {

    private static final String CHOICE = "#kc-select-credential-form";

    // Keycloak 26.6.3 and 26.4.13 bind the proof to the identity that was confirmed.
    private static final boolean ANY_IDENTITY_TAKES_THE_PROOF = isAnyOf("26.5.", "26.6.0", "26.6.1", "26.6.2");

    // Keycloak 26.6.2 and 26.4.12 want the cookie of the login that an address names.
    private static final boolean ADDRESS_NAMES_ANY_LOGIN = isAnyOf("26.5.", "26.6.0", "26.6.1");

    // Keycloak 26.7.2, 26.6.6 and 26.4.15 bind the choice of another way to the step at which it was asked for.
    private static final boolean ANOTHER_WAY_FINISHES_THE_NEXT_STEP =
            isAnyOf("26.5.", "26.6.0", "26.6.1", "26.6.2", "26.6.3", "26.6.4", "26.6.5", "26.7.0", "26.7.1");

    /** The proof of a link that was confirmed in another browser served any identity of the provider. */
    @Test
    void cve_2026_9087_gives_another_identity_no_more_than_a_code_page(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA);
        owner.hasIdentityAt(BETA, owner.email());
        linksByMail(stage, agency.visitor(), owner);
        // Addresses are unique at the provider.
        agency.admin()
                .change(
                        "/" + BETA + "/users/" + owner.subjectAtProvider(BETA),
                        user -> user.put("email", "other-" + owner.email()));
        Person intruder = agency.stranger(BETA, owner.email());

        Page page = agency.visitor().signsInWith(BETA, intruder);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(owner.isLinkedTo(BETA)).isEqualTo(ANY_IDENTITY_TAKES_THE_PROOF);
        assertThat(page.asksForCode()).as(page.toString()).isEqualTo(ANY_IDENTITY_TAKES_THE_PROOF);
        assertThat(agency.visitor().signsInWith(BETA, intruder).isSignedIn()).isFalse();
    }

    /**
     * A provider without names for its people: nothing is equal to nothing, and no mail is sent to confirm the link.
     */
    @Test
    void cve_2026_82968_gives_an_identity_without_a_name_no_more_than_a_code_page(Stage stage) {
        Agency agency = stage.siteWithEverything().ownAgency(Map.of());
        agency.makesProviderAgain(BETA, NamelessProviderFactory.ID);
        Person owner = agency.person().knownAt(ALFA);
        Person intruder = agency.stranger(BETA, owner.email());
        Visitor visitor = agency.visitor();

        Page page = wantsTheLink(visitor, visitor.signsInWith(BETA, intruder));

        assertThat(owner.isLinkedTo(BETA)).as("the server's fault: " + page).isTrue();
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, intruder).asksForCode())
                .as("after walking away")
                .isTrue();
        visitor.presses(page, "cancel");
        assertThat(owner.isLinkedTo(BETA)).isFalse();
    }

    /** The proof of a link outlived the link that its owner took away. */
    @Test
    void cve_2026_92358_brings_back_the_link_and_not_the_trust(Stage stage) {
        // Before, any identity takes the proof, and it is gone when the link is made.
        assumeThat(ANY_IDENTITY_TAKES_THE_PROOF).isFalse();
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().hasPassword().knownAt(ALFA);
        owner.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();
        Page expired = tab.reloads(linksByMail(stage, tab, owner));
        Page asked = tab.goesTo(expired.link("#loginContinueLink"));
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        assertThat(tab.entersCode(asked, stage.mail().code(owner.email())).isSignedIn())
                .isTrue();
        assertThat(owner.ownAccount().unlinks(BETA)).isEqualTo(204);

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(owner.isLinkedTo(BETA)).as("the server's fault: " + page).isTrue();
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    /** Who asked for another way before the name was given finished the mailed link's step without the link. */
    @Test
    void cve_2026_18963_ends_at_the_code_that_stands_behind_the_mailed_link(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasRequiredFlow(
                "forgotten",
                "reset-credentials-choose-user",
                "reset-credential-email",
                "identity-check-code",
                "reset-password");
        forgets(agency, "forgotten");
        Person owner = agency.person().hasPassword().knownAt(ALFA);
        Visitor tab = agency.visitor();

        Page page = finishesNextStep(tab, forgotten(tab), "#kc-reset-password-form", "username", owner.email());

        assertThat(page.asksForCode()).as(page.toString()).isEqualTo(ANOTHER_WAY_FINISHES_THE_NEXT_STEP);
        assertThat(page.has("#kc-passwd-update-form")).as(page.toString()).isFalse();
        assertThat(tab.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        Visitor owners = agency.visitor();
        assertThat(owners.answersLogin(owners.opens(Map.of()), owner).isSignedIn())
                .as("the password is the owner's still")
                .isTrue();
    }

    /** The same at each step of ours: what its page was not shown for, its form does not finish. */
    @Test
    void cve_2026_18963_finishes_no_code_step_of_a_provider_s_login(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor tab = agency.visitor();
        Page asked = tab.signsInWith(BETA, owner);

        Page choice = tab.posts(asked.codeForm().and("tryAnotherWay", "on"));
        Page page = tab.posts(choice.form(CHOICE).without("authenticationExecution"));
        Page again = tab.goesTo(agency.url() + "/login-actions/post-broker-login?"
                + TabParameters.of(asked.codeForm().action(), "client_id", "tab_id", "client_data"));

        assertThat(page.isSignedIn() || again.isSignedIn())
                .as(page + "\n" + again)
                .isFalse();
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
    }

    /** An address that names a login made whoever opened it finish that login, here the linking of an identity. */
    @Test
    void cve_2026_7507_links_an_identity_that_is_asked_for_a_code(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().hasPassword();
        Person intruder = agency.stranger(BETA);
        Visitor victim = agency.visitor();
        assertThat(victim.answersLogin(victim.opens(Map.of()), owner).isSignedIn())
                .isTrue();
        Visitor tab = agency.visitor();
        Page login = tab.opens(Map.of("kc_action", "idp_link:" + BETA));
        String here = TabParameters.of(login.form("#kc-form-login").action(), "client_id", "tab_id", "client_data");

        // Begins anew, so that whoever comes next is asked for their session first.
        tab.droppingBefore("login-actions/authenticate").goesTo(agency.url() + "/login-actions/restart?" + here);
        tab.droppingBefore("");
        Page opened = victim.withStolenCookie("KEYCLOAK_IDENTITY")
                .goesTo(agency.url() + "/login-actions/authenticate?auth_session_id="
                        + tab.cookieHeader("AUTH_SESSION_ID").replaceAll("^[^=]*=|;.*", "") + "&" + here);
        Page consent = tab.goesTo(agency.url() + "/login-actions/required-action?" + here);
        Page page = consent.has("[name=continue]")
                ? tab.answersLogin(tab.posts(consent.form("form").and("continue", "yes")), intruder)
                : consent;

        assertThat(owner.isLinkedTo(BETA))
                .as("the server's fault: " + opened + "\n" + page)
                .isEqualTo(ADDRESS_NAMES_ANY_LOGIN);
        Page next = agency.visitor().signsInWith(BETA, intruder);
        assertThat(next.asksForCode()).as(next.toString()).isEqualTo(ADDRESS_NAMES_ANY_LOGIN);
    }

    private static boolean isAnyOf(String... versions) {
        return Stream.of(versions).anyMatch(System.getProperty("keycloak.version")::startsWith);
    }

    private static void forgets(Agency agency, String flow) {
        agency.changeRealm(realm -> realm.put("resetPasswordAllowed", true).put("resetCredentialsFlow", flow));
    }

    private static Page forgotten(Visitor tab) {
        return tab.goesTo(tab.opens(Map.of()).link("a[href*=reset-credentials]"));
    }

    // Asks for another way, says who it is at the page that offers one, and comes back to the tab.
    private static Page finishesNextStep(Visitor tab, Page page, String form, String field, String who) {
        String here = page.form(form).action();
        Page choice = tab.posts(page.form(form).without(field).and("tryAnotherWay", "on"));
        tab.posts(choice.form(CHOICE).without("authenticationExecution").with(field, who));
        Page back = tab.goesTo(
                here.replaceAll("\\?.*", "") + "?" + TabParameters.of(here, "client_id", "tab_id", "client_data"));
        return back.has(CHOICE) ? tab.posts(back.form(CHOICE).without("authenticationExecution")) : back;
    }

    // Confirms a link as Keycloak's own first login does by a mail, which is opened in another browser.
    private static Page linksByMail(Stage stage, Visitor tab, Person owner) {
        Page waiting = wantsTheLink(tab, tab.signsInWith(BETA, owner));
        Mail mail = Await.get("the mail", () -> stage.mail().to(owner.email()).stream()
                .filter(m -> m.text().contains("action-token"))
                .findFirst());
        Visitor elsewhere = owner.agency().visitor();
        Page done = elsewhere.goesTo(elsewhere.goesTo(mail.link()).link("a[href*=action-token]"));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        return waiting;
    }

    private static Page wantsTheLink(Visitor tab, Page exists) {
        assertThat(exists.has("button[value=linkAccount]"))
                .as(exists.toString())
                .isTrue();
        return tab.posts(exists.form("form:has(button[value=linkAccount])").and("submitAction", "linkAccount"));
    }
}
