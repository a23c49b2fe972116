package dev.identitycheck.it;

import static dev.identitycheck.it.GoldenStory.GAMMA;
import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Golden;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Each test has somebody of its own; the site serves all of them. */
@RealServer
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("What an earlier version stored")
class GoldenDataIT {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration LATER = Duration.ofMinutes(11);

    private final Golden golden = Golden.stored();
    private @Nullable Site site;
    private @Nullable Agency imported;
    private @Nullable Mail waited;

    @BeforeAll
    void isImported(Stage stage) {
        site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1");
        imported = site.agency(golden);
        // What is limited stays limited, however long the tests take.
        site.database().letsLimitsPass(AN_HOUR.negated());
        // At once: each test begins with empty inboxes.
        waited = GoldenStory.notice(stage, person("waiting").email());
    }

    @AfterAll
    void isOver() {
        if (site != null) {
            site.close();
        }
    }

    private Agency agency() {
        return requireNonNull(imported);
    }

    private Person person(String role) {
        return golden.person(agency(), role);
    }

    private JsonNode state(Person person) {
        return agency().admin().get(agency().path("/identity-check/users/" + person.id()));
    }

    private Page comes(String provider, Person person) {
        return agency().visitor().signsInWith(provider, person);
    }

    private void unlocks(Person person) {
        Answer answer =
                agency().admin().sends("POST", agency().path("/identity-check/users/" + person.id() + "/unlock"), "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static void isIn(Page page) {
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    private static Page asks(Page page) {
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        return page;
    }

    private static void isOut(Page page) {
        assertThat(page.isSignedIn() || page.asksForCode()).as(page.toString()).isFalse();
        assertThat(page.isBroken()).as(page.toString()).isFalse();
    }

    @Test
    void lets_known_identities_in_without_a_code(Stage stage) {
        Person person = person("known");
        isIn(comes(ALFA, person));
        isIn(comes(BETA, person));
        assertThat(stage.mail().codes(person.email())).isEmpty();
        assertThat(state(person).path("identities").findValuesAsText("confirmedBy"))
                .containsExactlyInAnyOrder("existing", "email");
    }

    @Test
    void has_an_identity_asked_that_was_asked_before_with_the_attempts_that_were_left(Stage stage) {
        Person person = person("asked");
        Visitor visitor = agency().visitor();
        Page page = asks(visitor.signsInWith(BETA, person));
        assertThat(page.failuresLeft()).isEqualTo(3);
        String code = stage.mail().code(person.email());
        assertThat(code).as("settings of the step").hasSize(GoldenStory.CODE_LENGTH);
        isIn(visitor.entersCode(page, code));
    }

    @Test
    void has_an_identity_asked_that_a_login_linked() {
        asks(comes(GAMMA, person("linking")));
    }

    @Test
    void keeps_a_disowned_identity_out_and_takes_its_link_as_used() {
        Person person = person("disowned");
        isOut(comes(BETA, person));
        isIn(comes(ALFA, person));
        Page page = agency().visitor().goesTo(link("disowned"));
        assertThat(stateOf(page)).isEqualTo("already");
    }

    @Test
    void has_a_link_to_disown_with_that_works_once() {
        Person person = person("noticed");
        isIn(comes(BETA, person));
        Visitor owner = agency().visitor();
        Page page = owner.goesTo(link("noticed"));
        assertThat(stateOf(page)).as(page.toString()).isEqualTo("ask");
        page = owner.posts(page.form("#kc-disown-form").and("action", "disown"));
        assertThat(stateOf(page)).isEqualTo("done");
        isOut(comes(BETA, person));
        assertThat(stateOf(agency().visitor().goesTo(link("noticed")))).isEqualTo("already");
    }

    private String link(String role) {
        return agency().site().url() + golden.thing(role, "link");
    }

    private static String stateOf(Page page) {
        return page.attribute("#kc-identity-check-disown", "data-state");
    }

    @Test
    void keeps_new_identities_of_a_locked_account_out_until_support_unlocks_it() {
        Person person = person("locked");
        assertThat(comes(BETA, person).isLocked()).isTrue();
        isIn(comes(ALFA, person));
        unlocks(person);
        person.letsTimePass(LATER);
        asks(comes(BETA, person));
    }

    @Test
    void keeps_an_account_switched_off_until_support_unlocks_it() {
        Person person = person("suspended");
        assertThat(person.account().path("enabled").asBoolean()).isFalse();
        isOut(comes(ALFA, person));
        unlocks(person);
        assertThat(person.account().path("enabled").asBoolean()).isTrue();
        isIn(comes(ALFA, person));
    }

    @Test
    void keeps_everybody_out_of_an_account_that_support_made_as_new() {
        Person person = person("reset");
        assertThat(state(person).path("identities")).isEmpty();
        isOut(comes(ALFA, person));
    }

    @Test
    void knows_a_browser_by_its_cookie_and_no_other() {
        Person person = person("device");
        assertThat(state(person).path("devices"))
                .singleElement()
                .satisfies(device -> assertThat(device.path("label").asText()).contains("Linux"));
        isIn(agency().visitor().withCookie(golden.thing("device", "cookie")).signsInWith(GAMMA, person));
        assertThat(comes(GAMMA, person).asksForAppCode()).isTrue();
    }

    @Test
    void takes_a_pin_and_a_phone_and_goes_on_counting(Stage stage) {
        Person person = person("pin");
        JsonNode counters = state(person).path("counters");
        assertThat(counters.path("pin").path("failures").asInt()).isEqualTo(1);
        assertThat(counters.path("code").path("failures").asInt()).isEqualTo(1);
        assertThat(counters.path("phone").path("failures").asInt()).isEqualTo(1);
        String phone = golden.thing("pin", "phone");

        Visitor visitor = agency().visitor();
        Page page = asks(visitor.answersLogin(visitor.opens(Map.of()), person));
        assertThat(page.has("input[name=code][type=password]"))
                .as("the PIN is what the owner prefers: " + page)
                .isTrue();
        page = asks(visitor.presses(page, "use-sms"));
        assertThat(stage.sms().to(phone))
                .as("one text in ten minutes was sent already")
                .isEmpty();
        agency().site().database().letsLimitsPass(AN_HOUR.plus(LATER));
        person.letsTimePass(LATER);
        visitor.presses(page, "use-sms");
        assertThat(stage.sms().code(phone)).isNotEmpty();

        Visitor other = agency().visitor();
        page = asks(other.answersLogin(other.opens(Map.of()), person));
        isIn(other.entersCode(page, golden.thing("pin", "pin")));
        assertThat(state(person).path("pin").path("set").asBoolean()).isTrue();
    }

    @Test
    void has_a_notice_sent_that_waited() {
        Mail mail = requireNonNull(waited);
        Page page = agency().visitor().goesTo(mail.link());
        assertThat(stateOf(page)).as(page.toString()).isEqualTo("ask");
    }

    @Test
    void has_settings_that_are_read_and_a_realm_that_is_well() {
        JsonNode settings = agency().admin().get(agency().path("/identity-check/settings"));
        GoldenStory.settings()
                .forEach((key, value) ->
                        assertThat(settings.path(key).asText()).as(key).isEqualTo(value.toString()));
        JsonNode findings = agency().admin().get(agency().path("/identity-check/doctor"));
        assertThat(findings.valueStream()
                        .filter(f -> f.path("severity").asText().equals("error")))
                .isEmpty();
    }

    @Test
    void has_the_names_that_are_stored_today(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        SortedSet<String> then = GoldenShape.of(golden);
        SortedSet<String> now = GoldenShape.of(GoldenStory.plays(stage, stage.site()));
        assertThat(List.copyOf(then))
                .as("stored names may not change: those that an earlier version wrote and this one does not")
                .isSubsetOf(now);
        assertThat(now.stream().filter(name -> !added().contains(name)).toList())
                .as("stored names may not change: those that this version writes and an earlier one did not")
                .isSubsetOf(List.copyOf(then));
    }

    /** The names that came after the recording, one a line. */
    private static Set<String> added() {
        try {
            return Set.copyOf(Files.readAllLines(Path.of("src", "test", "resources", "golden", "added.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
