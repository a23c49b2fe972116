package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What an unknown identity claims")
class GuardIT {

    private static final List<String> TARGETS = List.of(
            "phoneNumber",
            "phoneNumberVerified",
            "pec",
            "department",
            "identity-check.identities",
            "identity-check.failures",
            "identity-check.locked-at",
            "identity-check.contacts",
            "identity-check.messages",
            "identity-check.invented");

    @Test
    void changes_nothing_though_its_provider_and_mappers_write_at_each_login(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        JsonNode before = everythingAbout(owner);

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(everythingAbout(owner)).isEqualTo(before);
        assertThat(owner.attribute("identity-check.identities").orElseThrow()).startsWith("{");
        assertThat(owner.attribute("identity-check.locked-at")).isEmpty();
        assertThat(owner.attribute("identity-check.invented")).isEmpty();
        assertThat(stage.site().log()).contains("event=claims_withheld");
    }

    @Test
    void sends_no_forgotten_password_to_whoever_walked_away_from_the_code_page(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
        stage.mail().code(owner.email());

        asksForPassword(agency.visitor(), owner);

        Await.holds("the owner's mail", () -> stage.mail().to(owner.email()).stream()
                .anyMatch(
                        m -> m.text().contains("reset-credentials") || m.text().contains("action-token")));
        assertThat(stage.mail().to(owner.username() + "@spid-beta.example")).isEmpty();
    }

    @Test
    void is_applied_once_the_owner_has_confirmed_it(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, owner);

        page = visitor.entersCode(page, stage.mail().code(owner.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        JsonNode account = owner.account();
        assertThat(account.path("email").asText()).isEqualTo(owner.username() + "@spid-beta.example");
        assertThat(account.path("username").asText()).isEqualTo("beta-" + owner.username());
        assertThat(account.at("/attributes/department/0").asText()).isEqualTo("forged");
        assertThat(roles(owner)).contains("clerk");
        // Ours stay ours, whoever signs in.
        assertThat(owner.attribute("identity-check.identities").orElseThrow()).startsWith("{");
        assertThat(owner.attribute("identity-check.invented")).isEmpty();
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
        assertThat(owner.attribute("identity-check.identities").orElseThrow()).startsWith("{");
    }

    @Test
    void may_belong_to_somebody_else(Stage stage) {
        Agency agency = overwritten(stage);
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person other = agency.person();
        agency.changeAccount(other, account -> account.put("email", owner.username() + "@spid-beta.example"));
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, owner);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(owner.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
    }

    @Test
    void changes_nothing_at_the_login_that_makes_the_link(Stage stage) {
        Agency agency = overwritten(stage);
        agency.linksByEmail();
        String email = "%s@spid-beta.example";
        Person owner = agency.person(Contacts.BOTH).knownAt(ALFA);
        agency.changeAccount(owner, account -> account.put("email", email.formatted(owner.username())));
        owner.hasIdentityAt(BETA);
        JsonNode before = everythingAbout(owner);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, owner);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(owner.isLinkedTo(BETA)).isTrue();
        assertThat(everythingAbout(owner)).isEqualTo(before);

        page = visitor.entersCode(page, stage.mail().code(email.formatted(owner.username())));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(owner.account().at("/attributes/department/0").asText()).isEqualTo("forged");
    }

    @Test
    void fills_an_account_that_it_makes_but_not_what_is_ours(Stage stage) {
        Agency agency = overwritten(stage);
        Person newcomer = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + newcomer.id()));

        Page page = agency.visitor().signsInWith(BETA, newcomer);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        JsonNode account = agency.admin()
                .get(agency.path("/users?exact=true&username=beta-" + newcomer.username()))
                .get(0);
        String id = account.path("id").asText();
        assertThat(account.at("/attributes/department/0").asText()).isEqualTo("forged");
        assertThat(stage.site().database().userAttribute(id, "identity-check.identities"))
                .hasValueSatisfying(ledger -> assertThat(ledger).contains("\"first\""));
        assertThat(stage.site().database().userAttribute(id, "identity-check.invented"))
                .isEmpty();
    }

    @Test
    void lets_nobody_new_in_where_the_guard_is_missing(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Person known = agency.person().knownAt(BETA);
        Overwriting.losesGuards(agency);

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.asksForCode()).isFalse();
        assertThat(agency.outcomes(owner)).endsWith("refused");
        assertThat(stage.site().log()).contains("the mapper identity-check-guard is missing");
        assertThat(agency.visitor().signsInWith(BETA, known).isSignedIn()).isTrue();
    }

    @Test
    @Tag("full")
    void sends_no_forgotten_password_on_another_node_which_knew_the_owner_before(Stage stage) {
        assumeThat(stage.onPostgres() && stage.onDistribution()).isTrue();
        try (Site cluster = stage.cluster()) {
            Agency agency = overwritten(cluster);
            Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
            assertThat(agency.visitorAt(1).signsInWith(ALFA, owner).isSignedIn())
                    .isTrue();

            Page dropped =
                    agency.visitorAt(0).droppingBefore("post-broker-login").signsInWith(BETA, owner);
            assertThat(dropped.url()).contains("post-broker-login");
            asksForPassword(agency.visitorAt(1), owner);

            Await.holds(
                    "the owner's mail", () -> !stage.mail().to(owner.email()).isEmpty());
            assertThat(stage.mail().to(owner.username() + "@spid-beta.example")).isEmpty();
            assertThat(owner.account().path("email").asText()).isEqualTo(owner.email());
            assertThat(cluster.log()).contains("event=claims_withheld");
            assertThat(agency.visitorAt(1).signsInWith(ALFA, owner).isSignedIn())
                    .isTrue();
        }
    }

    private static void asksForPassword(Visitor visitor, Person person) {
        person.agency().allowsReset();
        Page login = visitor.opens(Map.of());
        Page forgotten = visitor.goesTo(login.link("a[href*=reset-credentials]"));
        visitor.posts(forgotten.form("#kc-reset-password-form").with("username", person.username()));
    }

    private static Agency overwritten(Stage stage) {
        return overwritten(stage.site());
    }

    private static Agency overwritten(Site site) {
        Agency agency = site.ownAgency(Map.of());
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        Overwriting.by(agency, BETA)
                .attributesRolesAndGroups("forged", TARGETS)
                .username("beta-${CLAIM.preferred_username}")
                .guarded();
        return agency;
    }

    private static JsonNode everythingAbout(Person person) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        // The link is there whatever becomes of the login.
        all.set("account", ((ObjectNode) person.account()).without("federatedIdentities"));
        all.set("roles", person.agency().admin().get(person.agency().path("/users/" + person.id() + "/role-mappings")));
        all.set("groups", person.agency().admin().get(person.agency().path("/users/" + person.id() + "/groups")));
        return all;
    }

    private static List<String> roles(Person person) {
        return person.agency()
                .admin()
                .get(person.agency().path("/users/" + person.id() + "/role-mappings/realm"))
                .findValuesAsText("name");
    }
}
