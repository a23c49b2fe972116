package dev.identitycheck.it.centre;

import static dev.identitycheck.it.centre.Owner.SECURITY_CENTRE;
import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What happened to an account lately")
class HistoryIT {

    private static final String LIST = "section[aria-labelledby=kc-centre-checks]";
    private static final String HISTORY = "identity-check.history";

    private static Agency agency(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of()).offers(SECURITY_CENTRE);
        agency.changeRealm(realm -> realm.put("eventsEnabled", false));
        return agency;
    }

    /** Somebody in whose name an administrator linked an identity, which was confirmed then. */
    private static Person confirmed(Stage stage, Agency agency) {
        Person person =
                agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.entersCode(
                visitor.signsInWith(BETA, person), stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return person;
    }

    private static List<String> kinds(Page page) {
        List<String> kinds = new ArrayList<>();
        for (int number = 1; page.has(item(number)); number++) {
            kinds.add(page.attribute(item(number), "data-notice") + page.attribute(item(number), "data-outcome"));
        }
        return kinds;
    }

    private static String item(int number) {
        return LIST + " > ul > li:nth-child(" + number + ")";
    }

    private static JsonNode seenBySupport(Person person) {
        Agency agency = person.agency();
        return agency.admin()
                .get(agency.path("/identity-check/users/" + person.id()))
                .path("notices");
    }

    private static String link(Stage stage, Person person) {
        return Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                        .filter(mail -> mail.subject().startsWith("New way"))
                        .findFirst())
                .link();
    }

    @Test
    void is_listed_newest_first_for_whoever_lost_the_mail_though_the_realm_stores_no_events(Stage stage) {
        Agency agency = agency(stage);
        agency.changeProvider(BETA, provider -> provider.put("displayName", "Region ID"));
        Person person = confirmed(stage, agency);
        String old = person.email();
        agency.changeAccount(person, account -> account.put("email", "new-" + old));

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(kinds(page)).containsExactly("contact-changed", "confirmed", "linked-by-administrator");
        assertThat(page.text(LIST))
                .contains("The contacts were changed", "A new way of signing in was confirmed (Region ID)");
    }

    // Somebody with a stolen session reads it too, and may press what is there.
    @Test
    void names_no_whole_contact_and_has_neither_link_nor_button(Stage stage) {
        Agency agency = agency(stage);
        Person person = confirmed(stage, agency);
        String old = person.email();
        agency.changeAccount(person, account -> account.put("email", "new-" + old));

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(page.text(LIST)).doesNotContain(old, "new-" + old).contains("use the button in the message");
        assertThat(page.body()).doesNotContain("/identity-check/d/");
        for (String active : List.of("a", "button", "form", "input")) {
            assertThat(page.has(LIST + " " + active)).as(active).isFalse();
        }
    }

    @Test
    void names_the_network_unless_the_realm_hides_it(Stage stage) {
        Agency agency = agency(stage);
        agency.changeRealm(realm -> realm.put("eventsEnabled", true));
        Person person = confirmed(stage, agency);
        String network = Json.read(person.attribute(HISTORY).orElseThrow())
                .path("entries")
                .findValuesAsText("address")
                .get(0);

        assertThat(Owner.of(person).opens(SECURITY_CENTRE).text(LIST)).contains(network);
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.noticeNetwork", "hide"));
        assertThat(Owner.of(person).opens(SECURITY_CENTRE).text(LIST)).doesNotContain(network);
    }

    @Test
    void says_what_was_disowned_and_what_that_undid(Stage stage) {
        Agency agency = agency(stage);
        Person person = confirmed(stage, agency);
        Visitor visitor = agency.visitor();
        visitor.posts(
                visitor.goesTo(link(stage, person)).form("#kc-disown-form").and("action", "disown"));

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(page.attribute(item(1), "data-notice")).isEqualTo("confirmed");
        assertThat(page.text(item(1))).contains("you said that it was not you", "Undone: Way of signing in: " + BETA);
        assertThat(page.has(item(1) + " [data-undone=identity]")).isTrue();
    }

    @Test
    void is_told_once_where_the_realm_stores_events_too(Stage stage) {
        Agency agency = agency(stage);
        agency.changeRealm(realm -> realm.put("eventsEnabled", true));
        Person person = confirmed(stage, agency);
        Visitor visitor = agency.visitor();
        visitor.posts(
                visitor.goesTo(link(stage, person)).form("#kc-disown-form").and("action", "disown"));
        agency.visitor().signsInWith(BETA, person);

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(kinds(page))
                .doesNotContain("disowned")
                .filteredOn("confirmed"::equals)
                .hasSize(1);
        assertThat(page.has(LIST + " [data-outcome=confirmed]")).isFalse();
    }

    @Test
    void is_shown_to_support_with_what_was_done_about_it(Stage stage) {
        Agency agency = agency(stage);
        Person person = confirmed(stage, agency);
        JsonNode before = seenBySupport(person);
        Visitor visitor = agency.visitor();
        visitor.posts(
                visitor.goesTo(link(stage, person)).form("#kc-disown-form").and("action", "disown"));

        JsonNode after = seenBySupport(person);

        assertThat(before.findValuesAsText("kind")).containsExactly("confirmed", "linked-by-administrator");
        assertThat(before.get(0).fieldNames()).toIterable().containsExactly("kind", "at", "identityProvider");
        assertThat(before.get(0).path("identityProvider").asText()).isEqualTo(BETA);
        assertThat(after.get(0).path("disownedAt").asLong())
                .isGreaterThanOrEqualTo(before.get(0).path("at").asLong());
        assertThat(after.get(0).path("undone"))
                .first()
                .hasToString("{\"type\":\"identity\",\"name\":\"" + BETA + "\"}");
        assertThat(after.toString()).doesNotContain(person.email());
    }

    @Test
    void is_forgotten_after_thirty_days(Stage stage) {
        Agency agency = agency(stage);
        Person person = confirmed(stage, agency);
        String stored = person.attribute(HISTORY).orElseThrow();
        long month = 30L * 24 * 60 * 60 * 1000 + 1;
        JsonNode history = Json.read(stored);
        for (JsonNode entry : history.path("entries")) {
            ObjectNode fact = (ObjectNode) entry.path("fact");
            fact.put("at", fact.path("at").asLong() - month);
        }
        agency.site().database().setUserAttribute(person.id(), HISTORY, history.toString());

        assertThat(kinds(Owner.of(person).opens(SECURITY_CENTRE))).isEmpty();
        assertThat(seenBySupport(person)).isEmpty();
    }

    @Test
    void that_cannot_be_read_keeps_nobody_out(Stage stage) {
        Agency agency = agency(stage);
        for (String damaged : Stream.of("{", "[]", "{\"v\":1,\"entries\":[{}]}", "x".repeat(3000))
                .toList()) {
            Person person = confirmed(stage, agency);
            agency.site().database().setUserAttribute(person.id(), HISTORY, damaged);

            assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
            Page page = Owner.of(person).opens(SECURITY_CENTRE);
            assertThat(page.has("#kc-security-centre")).as(page.toString()).isTrue();
            assertThat(kinds(page)).isEmpty();
            assertThat(seenBySupport(person)).isEmpty();
        }
    }

    @Test
    void names_what_somebody_else_named_as_text(Stage stage) {
        Agency agency = agency(stage);
        Person person = confirmed(stage, agency);
        String stored = person.attribute(HISTORY).orElseThrow();
        String named = stored.replace(
                "\"kind\":\"confirmed\"",
                "\"kind\":\"credential-added\",\"subject\":{\"type\":\"webauthn{0}'\",\"id\":\"1\","
                        + "\"name\":\"<script>alert(1)</script>\\u202E\\r\\n{0}\"}");
        assertThat(named).contains("<script>");
        agency.site().database().setUserAttribute(person.id(), HISTORY, named);

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(kinds(page)).containsExactly("credential-added", "linked-by-administrator");
        assertThat(page.text(item(1))).contains("Means of signing in", "<script>alert(1)</script> {0}");
        assertThat(page.has(LIST + " script")).isFalse();
    }
}
