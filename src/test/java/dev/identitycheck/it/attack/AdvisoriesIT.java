package dev.identitycheck.it.attack;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.provider.NamelessProviderFactory;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Soon;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Faults that Keycloak has published, as walks: what is left of each where the step stands. A server that has the fault still
 * is asked for by {@code -Dkeycloak.version}: 26.5.7 has CVE-2026-9087.
 */
@RealServer
@DisplayName("A published fault of the server's")
class AdvisoriesIT {

    // Keycloak 26.6.3 and 26.4.13 bind the proof to the identity that was confirmed.
    private static final boolean ANY_IDENTITY_TAKES_THE_PROOF = Stream.of("26.5.", "26.6.0", "26.6.1", "26.6.2")
            .anyMatch(System.getProperty("keycloak.version")::startsWith);

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

    /** A provider without names for its people: nothing is equal to nothing, and no mail is sent to confirm the link. */
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

    // Confirms a link as Keycloak's own first login does by a mail, which is opened in another browser.
    private static Page linksByMail(Stage stage, Visitor tab, Person owner) {
        Page waiting = wantsTheLink(tab, tab.signsInWith(BETA, owner));
        Mail mail = Soon.get("the mail", () -> stage.mail().to(owner.email()).stream()
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
