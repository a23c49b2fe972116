package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Support")
class SupportIT {

    private static final Duration LATER = Duration.ofMinutes(11);

    private static Person person(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    private static Person lockedPerson(Stage stage, Agency agency) {
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        for (int number = 1; number <= 5; number++) {
            page = visitor.entersCode(page, Wrong.codeFor(code, number));
        }
        assertThat(page.isLocked()).isTrue();
        person.letsTimePass(LATER);
        return person;
    }

    /** As the owner's word in a notice makes it. */
    private static void disowns(Person person, String provider) {
        Agency agency = person.agency();
        JsonNode ledger =
                Json.read(person.attribute("identity-check.identities").orElseThrow());
        for (JsonNode entry : ledger.path("entries")) {
            if (entry.path("identityProvider").asText().equals(provider)) {
                ((ObjectNode) entry).put("state", "disowned");
            }
        }
        agency.site().database().setUserAttribute(person.id(), "identity-check.identities", ledger.toString());
    }

    @Test
    void sees_how_an_account_stands(Stage stage) {
        Agency agency = stage.agency();
        Person person = lockedPerson(stage, agency);

        JsonNode state = Desk.of(person).state();

        assertThat(state.fieldNames())
                .toIterable()
                .containsExactly(
                        "locked",
                        "lockedAt",
                        "failures",
                        "totalFailures",
                        "lastFailure",
                        "identities",
                        "contacts",
                        "devices",
                        "notices",
                        "pin",
                        "counters");
        assertThat(state.path("locked").asBoolean()).isTrue();
        assertThat(state.path("lockedAt").asLong()).isEqualTo(person.count("identity-check.locked-at"));
        assertThat(state.path("failures").asInt()).isEqualTo(5);
        assertThat(state.path("counters").path("identity").path("totalFailures").asInt())
                .isEqualTo(5);
        assertThat(state.path("counters").fieldNames())
                .toIterable()
                .containsExactly("identity", "code", "pin", "phone", "recovery");
        assertThat(state.path("pin")).hasToString("{\"set\":false}");
        JsonNode identity = Desk.of(person).identityAt(BETA);
        assertThat(identity.fieldNames())
                .toIterable()
                .containsExactly("id", "identityProvider", "firstSeen", "confirmedBy", "state");
        assertThat(identity.path("state").asText()).isEqualTo("unconfirmed");
        assertThat(Desk.of(person).identityAt(ALFA).path("confirmedBy").asText())
                .isEqualTo("existing");
        JsonNode contact = state.path("contacts").get(0);
        assertThat(contact.fieldNames()).toIterable().containsExactly("type", "masked", "since", "provedBy");
        assertThat(contact.path("masked").asText()).isEqualTo("p•••@a•••");
        assertThat(state.toString()).doesNotContain(person.email());
    }

    @Test
    void sees_somebody_who_never_met_the_step_and_what_is_damaged(Stage stage) {
        Agency agency = stage.agency();
        Person fresh = agency.person(Contacts.BOTH);
        JsonNode state = Desk.of(fresh).state();
        assertThat(state.path("identities")).isEmpty();
        assertThat(state.path("contacts")).hasSize(2);
        assertThat(state.path("contacts").get(0).path("since").isNull()).isTrue();

        Person damaged = person(agency);
        agency.site().database().setUserAttribute(damaged.id(), "identity-check.identities", "{");
        assertThat(Desk.of(damaged).state().path("unreadable")).hasToString("[\"identity-check.identities\"]");
        assertThat(Desk.of(damaged).resets().status()).isEqualTo(204);
        assertThat(Desk.of(damaged).state().has("unreadable")).isFalse();
    }

    @Test
    void unlocks_and_the_owner_gets_in(Stage stage) {
        Agency agency = stage.agency();
        Person person = lockedPerson(stage, agency);

        assertThat(Desk.of(person).unlocks().status()).isEqualTo(204);

        JsonNode state = Desk.of(person).state();
        assertThat(state.path("locked").asBoolean()).isFalse();
        assertThat(state.path("totalFailures").asInt()).isZero();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.failuresLeft()).isEqualTo(5);
        assertThat(visitor.entersCode(page, stage.mail().code(person.email(), 2))
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void unlocks_one_purpose_and_leaves_the_others(Stage stage) {
        Person person = lockedPerson(stage, stage.agency());

        assertThat(Desk.of(person).unlocks("{\"purpose\":\"pin\"}").status()).isEqualTo(204);
        assertThat(Desk.of(person).state().path("locked").asBoolean()).isTrue();
        assertThat(Desk.of(person).unlocks("{\"purpose\":\"identity\"}").status())
                .isEqualTo(204);
        assertThat(Desk.of(person).state().path("locked").asBoolean()).isFalse();
    }

    @Test
    void unlocks_an_account_that_the_lock_switched_off(Stage stage) {
        Person person = lockedPerson(stage, stage.agency(Map.of("lockScope", "account")));
        assertThat(person.account().path("enabled").asBoolean()).isFalse();

        Desk.of(person).unlocks();

        assertThat(person.account().path("enabled").asBoolean()).isTrue();
        assertThat(stage.agency(Map.of("lockScope", "account"))
                        .visitor()
                        .signsInWith(ALFA, person)
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void forgets_an_identity_which_is_asked_then(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        String id = Desk.of(person).identityAt(ALFA).path("id").asText();

        assertThat(Desk.of(person).forgets(id).status()).isEqualTo(204);

        assertThat(Desk.of(person).state().path("identities").findValuesAsText("identityProvider"))
                .containsExactly(BETA);
        assertThat(agency.visitor().signsInWith(ALFA, person).asksForCode()).isTrue();
        assertThat(Desk.of(person).forgets(id).status()).isEqualTo(404);
    }

    @Test
    void allows_what_was_disowned_and_forgets_no_block(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        agency.visitor().signsInWith(BETA, person);
        disowns(person, BETA);
        String id = Desk.of(person).identityAt(BETA).path("id").asText();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isFalse();

        assertThat(Desk.of(person).forgets(id).status()).isEqualTo(409);
        assertThat(Desk.of(person)
                        .allows(Desk.of(person).identityAt(ALFA).path("id").asText())
                        .status())
                .isEqualTo(409);
        assertThat(Desk.of(person).allows("nobody").status()).isEqualTo(404);
        assertThat(Desk.of(person).allows(id).status()).isEqualTo(204);

        // The login that was kept out has lost its link.
        person.linkedTo(BETA, person.subjectAtProvider(BETA));
        person.letsTimePass(LATER);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"purpose\":\"all\"}",
                "{\"purpose\":1}",
                "{\"reason\":7}",
                "{\"reason\":\"two\\nlines\"}",
                "{\"because\":\"x\"}"
            })
    void is_told_what_is_wrong_with_a_body(String body, Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person();
        assertThat(Desk.of(person).unlocks(body).status()).isEqualTo(400);
        assertThat(Desk.of(person).unlocks(body).json().path("error").asText()).isNotBlank();
    }

    @Test
    void must_say_why_where_the_setting_says_so(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person();
        assertThat(Desk.of(person).unlocks("").status()).isEqualTo(204);
        agency.admin().put(agency.path("/identity-check/settings"), Map.of("reasonRequired", true));

        assertThat(Desk.of(person).unlocks("").status()).isEqualTo(400);
        assertThat(Desk.of(person).unlocks("{\"reason\":\" \"}").status()).isEqualTo(400);
        assertThat(Desk.of(person).resets().status()).isEqualTo(204);
    }

    @Test
    void leaves_an_admin_event_with_the_reason_and_no_address(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
        Person person = person(agency);

        Desk.of(person).unlocks("{\"reason\":\"INC0012345: wrote from %s\"}".formatted(person.email()));
        Desk.of(person).replaces("phone", person.phone());
        Desk.of(person).forgets("nobody");

        List<JsonNode> events = agency.admin()
                .get(agency.path("/admin-events"))
                .valueStream()
                .filter(e -> e.path("resourceType").asText().equals("IDENTITY_CHECK_USER"))
                .toList();
        List<JsonNode> details = events.stream().map(e -> e.path("details")).toList();
        assertThat(details).hasSize(2);
        assertThat(details.get(1).path("act").asText()).isEqualTo("unlock");
        assertThat(details.get(1).path("reason").asText()).isEqualTo("INC0012345: wrote from p•••@a•••");
        assertThat(details.get(1).path("user").asText()).isEqualTo(person.id());
        assertThat(details.get(0).path("act").asText()).isEqualTo("replace-contact");
        assertThat(details.get(0).path("contact").asText())
                .endsWith(person.phone().substring(10));
        assertThat(events.toString()).doesNotContain(person.email(), person.phone());
        assertThat(events.get(0).path("resourcePath").asText())
                .isEqualTo("identity-check/users/" + person.id() + "/contacts");
        assertThat(agency.site().log()).contains("event=support act=unlock realm=" + agency.name());
    }
}
