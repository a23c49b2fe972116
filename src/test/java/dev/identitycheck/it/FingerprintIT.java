package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.provider.DamagedTokenProviderFactory;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.ProviderClaims;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Claims that tell identities of one subject apart")
class FingerprintIT {

    private static final String CODE = "spidCode";
    private static final Map<String, String> NAMED = Map.of("fingerprintClaims", CODE, "existingLinks", "trust");

    private static void confirms(Stage stage, Agency agency, Person person, String provider) {
        person.letsTimePass(Duration.ofMinutes(11)); // or a login before may have had the only message of an interval
        int before = stage.mail().codes(person.email()).size();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(provider, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email(), before + 1));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    private static boolean signsIn(Agency agency, Person person, String provider) {
        Page page = agency.visitor().signsInWith(provider, person);
        assertThat(page.isSignedIn() || page.asksForCode()).as(page.toString()).isTrue();
        return page.isSignedIn();
    }

    private static JsonNode entries(Person person) {
        return Json.read(person.attribute("identity-check.identities").orElseThrow())
                .path("entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void make_the_same_subject_with_another_value_a_new_identity(String provider, Stage stage) {
        Agency agency = stage.site().ownAgency(NAMED);
        ProviderClaims code = ProviderClaims.send(agency, provider, CODE);
        Person person = agency.person().linkedTo(provider);
        code.are(person, "POST0001");
        assertThat(signsIn(agency, person, provider)).isTrue();
        assertThat(signsIn(agency, person, provider)).isTrue();

        code.are(person, "ARUB0002");
        assertThat(signsIn(agency, person, provider)).isFalse();
        assertThat(signsIn(agency, person, provider)).as("asked again").isFalse();
        code.are(person, "POST0001");
        assertThat(signsIn(agency, person, provider)).as("the known one").isTrue();

        code.are(person, "ARUB0002");
        confirms(stage, agency, person, provider);
        assertThat(signsIn(agency, person, provider)).as("confirmed").isTrue();
        code.are(person, "POST0001");
        assertThat(signsIn(agency, person, provider)).as("still known").isTrue();
        assertThat(entries(person))
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.path("claims").toString()).isEqualTo("[\"spidCode\"]"));
        assertThat(entries(person).toString()).doesNotContain("POST0001", "ARUB0002");
    }

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void count_as_missing_where_they_are_and_have_no_order(String provider, Stage stage) {
        Agency agency = stage.site().ownAgency(NAMED);
        ProviderClaims code = ProviderClaims.send(agency, provider, CODE);
        Person person = agency.person().linkedTo(provider);
        assertThat(signsIn(agency, person, provider)).isTrue();

        code.are(person, "b", "a");
        assertThat(signsIn(agency, person, provider)).as("missing before").isFalse();
        confirms(stage, agency, person, provider);
        code.are(person, "a", "b");
        assertThat(signsIn(agency, person, provider)).as("in another order").isTrue();
        code.are(person, "a");
        assertThat(signsIn(agency, person, provider)).as("one of them gone").isFalse();
        code.are(person);
        assertThat(signsIn(agency, person, provider)).as("missing again").isTrue();
    }

    @Test
    void are_found_by_the_name_of_a_saml_attribute_and_in_the_user_information(Stage stage) {
        Agency agency = stage.site()
                .ownAgency(Map.of("fingerprintClaims", "urn:example:level##spidCode", "existingLinks", "trust"));
        ProviderClaims level = ProviderClaims.send(agency, ALFA, "level");
        ProviderClaims code = ProviderClaims.sendInUserInfo(agency, BETA, CODE);
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA);
        level.are(person, "1");
        code.are(person, "AA");
        assertThat(signsIn(agency, person, ALFA)).isTrue();
        assertThat(signsIn(agency, person, BETA)).isTrue();

        level.are(person, "2");
        code.are(person, "BB");

        assertThat(signsIn(agency, person, ALFA)).isFalse();
        assertThat(signsIn(agency, person, BETA)).isFalse();
    }

    @Test
    void ask_nobody_when_they_are_named_later_and_count_from_the_next_login_on(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        ProviderClaims code = ProviderClaims.send(agency, BETA, CODE);
        Person person = agency.person().linkedTo(BETA);
        code.are(person, "AA");
        assertThat(signsIn(agency, person, BETA)).isTrue();

        agency.setsStep(Map.of("fingerprintClaims", CODE));
        assertThat(signsIn(agency, person, BETA)).isTrue();
        assertThat(entries(person).get(0).path("claims").toString()).isEqualTo("[\"spidCode\"]");
        code.are(person, "BB");
        assertThat(signsIn(agency, person, BETA)).isFalse();
        code.are(person, "AA");
        assertThat(signsIn(agency, person, BETA)).isTrue();

        agency.setsStep(Map.of());
        assertThat(signsIn(agency, person, BETA)).as("named no more").isTrue();
        code.are(person, "CC");
        assertThat(signsIn(agency, person, BETA)).as("made with them").isFalse();
    }

    @Test
    void let_no_identity_in_when_they_are_named_later_and_cannot_be_read(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = stage.siteWithEverything().ownAgency(Map.of());
        agency.makesProviderAgain(BETA, DamagedTokenProviderFactory.ID);
        Person person = agency.person().knownAt(BETA);
        assertThat(signsIn(agency, person, BETA)).as("nobody reads them").isTrue();

        agency.setsStep(Map.of("fingerprintClaims", CODE));

        Page page = agency.visitor().signsInWith(BETA, person);
        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(entries(person).get(0).path("claims").size()).isZero();
    }

    @Test
    void have_existing_links_checked_unless_it_is_said_otherwise(Stage stage) {
        Agency agency = stage.agency(Map.of("fingerprintClaims", CODE));
        Person person = agency.person().linkedTo(BETA);

        assertThat(signsIn(agency, person, BETA)).isFalse();
    }

    @Test
    void bind_a_code_to_the_identity_that_it_was_sent_for(Stage stage) {
        Agency agency = stage.site().ownAgency(NAMED);
        ProviderClaims code = ProviderClaims.send(agency, BETA, CODE);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        code.are(person, "AA");
        Visitor visitor = agency.visitor();
        Page asked = visitor.signsInWith(BETA, person);
        String sent = stage.mail().code(person.email());

        code.are(person, "BB");
        visitor.forgetsRealm("spid-beta");
        Page other = visitor.signsInWith(BETA, person);
        assertThat(other.asksForCode()).as(other.toString()).isTrue();
        assertThat(visitor.entersCode(other, sent).isSignedIn()).isFalse();
        assertThat(asked.asksForCode()).isTrue();
    }

    @Test
    void take_nobody_s_link_away_that_another_identity_is_known_by(Stage stage) {
        Agency agency = stage.site().ownAgency(NAMED);
        agency.linksByEmail();
        ProviderClaims code = ProviderClaims.send(agency, BETA, CODE);
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        code.are(person, "AA");
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        visitor.entersCode(page, stage.mail().code(person.username() + "@spid-beta.example"));
        code.are(person, "BB");
        Visitor other = agency.visitor();

        other.presses(other.signsInWith(BETA, person), "cancel");

        assertThat(person.isLinkedTo(BETA)).isTrue();
        code.are(person, "AA");
        assertThat(signsIn(agency, person, BETA)).isTrue();
    }

    @Test
    void belong_to_the_identity_that_makes_an_account_too(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("fingerprintClaims", CODE));
        agency.linksByEmail();
        ProviderClaims code = ProviderClaims.send(agency, BETA, CODE);
        Person person = agency.person().hasIdentityAt(BETA);
        code.are(person, "AA");
        agency.admin().delete(agency.path("/users/" + person.id()));
        assertThat(signsIn(agency, person, BETA)).isTrue();

        assertThat(signsIn(agency, person, BETA)).isTrue();
        code.are(person, "BB");
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
    }

    @Test
    void are_forgotten_with_the_link(Stage stage) {
        Agency agency = stage.site().ownAgency(NAMED);
        ProviderClaims code = ProviderClaims.send(agency, BETA, CODE);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        code.are(person, "AA");
        confirms(stage, agency, person, BETA);
        String subject = person.subjectOf(BETA);

        agency.admin().delete(agency.path("/users/" + person.id() + "/federated-identity/" + BETA));
        assertThat(entries(person)).hasSize(1);
        person.linkedTo(BETA, subject);

        assertThat(signsIn(agency, person, BETA)).isFalse();
    }
}
