package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.provider.RenamingProviderFactory;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.ProviderClaims;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An identity that its provider has given another name")
class RenamedIT {

    @BeforeEach
    void aServerWithSuchAProvider(Stage stage) {
        Assumptions.assumeTrue(stage.onDistribution());
    }

    @Test
    void stays_known_and_its_claims_count(Stage stage) {
        Agency agency = agency(stage, Map.of());
        Overwriting.by(agency, BETA)
                .attributesRolesAndGroups("written", List.of("department"))
                .guarded();
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        Person person = agency.person().knownAt(BETA);
        JsonNode before = onlyEntry(person);
        agency.changeAccount(
                person, account -> account.withObject("/attributes").remove("department"));

        areRenamed(agency, person);
        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.subjectOf(BETA)).isEqualTo(newName(person));
        JsonNode after = onlyEntry(person);
        assertThat(after.path("digest")).isNotEqualTo(before.path("digest"));
        for (String kept : List.of("id", "state", "confirmedBy", "firstSeen")) {
            assertThat(after.path(kept)).as(kept).isEqualTo(before.path(kept));
        }
        assertThat(person.attribute("department")).contains("written");
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
        assertThat(agency.outcomes(person)).endsWith("known", "known");
    }

    @Test
    void stays_unconfirmed_and_its_claims_change_nothing(Stage stage) {
        Agency agency = agency(stage, Map.of());
        Overwriting.by(agency, BETA).guarded();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        String ledger = person.attribute("identity-check.identities").orElseThrow();

        areRenamed(agency, person);
        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.subjectOf(BETA)).isEqualTo(newName(person));
        assertThat(person.account().path("email").asText()).isEqualTo(person.email());
        JsonNode entries = Json.read(
                        person.attribute("identity-check.identities").orElseThrow())
                .path("entries");
        assertThat(entries.findValuesAsText("state")).containsExactly("known", "unconfirmed");
        assertThat(entries.findValuesAsText("id"))
                .isEqualTo(Json.read(ledger).path("entries").findValuesAsText("id"));
    }

    @Test
    void is_an_old_link_where_the_account_has_no_ledger_yet(Stage stage) {
        Agency agency = agency(stage, Map.of());
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA);

        areRenamed(agency, person);

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        assertThat(agency.outcomes(person)).containsExactly("existing", "known");
    }

    @Test
    void stays_known_only_with_the_claims_that_it_was_confirmed_with(Stage stage) {
        Agency agency = agency(stage, Map.of("fingerprintClaims", "spidCode"));
        ProviderClaims codes = ProviderClaims.send(agency, BETA, "spidCode");
        agency.admin()
                .post(
                        agency.path("/identity-provider/instances/" + BETA + "/mappers"),
                        Map.of(
                                "name",
                                "guard",
                                "identityProviderAlias",
                                BETA,
                                "identityProviderMapper",
                                ProviderIds.GUARD_MAPPER,
                                "config",
                                Map.of("syncMode", "FORCE")));
        Person same = confirmedWith(stage, agency, codes);
        Person other = confirmedWith(stage, agency, codes);

        areRenamed(agency, same, other);
        codes.are(other, "OTHER");

        assertThat(agency.visitor().signsInWith(BETA, same).isSignedIn()).isTrue();
        Page page = agency.visitor().signsInWith(BETA, other);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    private static Person confirmedWith(Stage stage, Agency agency, ProviderClaims codes) {
        Person person = agency.person().linkedTo(BETA);
        codes.are(person, "FIRST");
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return person;
    }

    private static Agency agency(Stage stage, Map<String, String> settings) {
        Agency agency = stage.siteWithEverything().ownAgency(settings);
        agency.makesProviderAgain(BETA, RenamingProviderFactory.ID);
        return agency;
    }

    /** From now on the provider has other names for people, and still tells the old ones. */
    private static void areRenamed(Agency agency, Person... people) {
        ProviderClaims names = ProviderClaims.send(agency, BETA, "renamed");
        for (Person person : people) {
            names.are(person, newName(person));
        }
    }

    private static String newName(Person person) {
        return "graph-" + person.username();
    }

    private static JsonNode onlyEntry(Person person) {
        JsonNode entries = Json.read(
                        person.attribute("identity-check.identities").orElseThrow())
                .path("entries");
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
