package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Http;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.ProviderClaims;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider's token and its name for the person, the role that reads tokens, membership of an organization. */
@RealServer
@DisplayName("What comes with a link")
class ComesWithLinkIT {

    private static final String ORGANIZATION = "office";

    @Test
    void the_token_is_kept_out_of_the_link_until_the_identity_is_confirmed(Stage stage) {
        Agency agency = storing(stage, Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();

        assertThat(token(agency, person)).isEmpty();

        confirms(stage, agency, person);
        assertThat(token(agency, person)).isPresent();
    }

    @Test
    void the_token_of_a_link_that_the_login_makes_is_kept_out_until_it_is_confirmed(Stage stage) {
        Agency agency = storing(stage, Map.of());
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA).hasIdentityAt(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isTrue();

        assertThat(token(agency, person)).isEmpty();

        confirms(stage, agency, person);
        assertThat(token(agency, person)).isPresent();
    }

    @Test
    void the_token_of_a_known_identity_outlasts_another_of_the_same_subject(Stage stage) {
        Agency agency = storing(stage, Map.of("fingerprintClaims", "spidCode", "existingLinks", "trust"));
        ProviderClaims code = ProviderClaims.send(agency, BETA, "spidCode");
        Person person = agency.person().linkedTo(BETA);
        code.are(person, "POST0001");
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        Optional<String> before = token(agency, person);
        assertThat(before).isPresent();

        code.are(person, "ARUB0002");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();

        assertThat(token(agency, person)).isEqualTo(before);
    }

    @Test
    void a_token_that_was_stored_before_this_is_handed_to_nobody_until_the_identity_is_confirmed(Stage stage) {
        Agency agency = storing(stage, Map.of());
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        mayReadTokens(agency, person);
        agency.site()
                .database()
                .run("update federated_identity set token = '{\"access_token\":\"old\"}' where user_id = '"
                        + person.id() + "' and identity_provider = '" + BETA + "'");
        agency.admin().post(agency.path("/clear-user-cache"), Map.of());
        String access = accessToken(agency, person);

        HttpResponse<String> answer = storedToken(agency, access, BETA);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("old");
        assertThat(agency.outcomes(person)).contains("refused");
        for (String spelling : List.of("%73pid-beta", BETA + ";a=b", BETA + "%3Ba", "./" + BETA, BETA + "/")) {
            assertThat(storedToken(agency, access, spelling).body())
                    .as(spelling)
                    .doesNotContain("old");
        }
        confirms(stage, agency, person);
        answer = storedToken(agency, access, BETA);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("access_token").doesNotContain("\"old\"");
    }

    @Test
    void the_role_that_reads_tokens_is_granted_once_the_identity_is_confirmed(Stage stage) {
        Agency agency = storing(stage, Map.of());
        agency.changeProvider(BETA, provider -> provider.put("addReadTokenRoleOnCreate", true));
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA).hasIdentityAt(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).isTrue();

        assertThat(readsTokens(agency, person)).isFalse();

        page = visitor.entersCode(page, stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(readsTokens(agency, person)).isTrue();
        disowns(stage, agency, person);
        assertThat(readsTokens(agency, person)).isFalse();
    }

    @Test
    void nobody_becomes_a_member_of_an_organization_by_an_identity_that_is_not_confirmed(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasOrganization("office.example", BETA);
        agency.hasRequiredFlow(
                "joins", "idp-detect-existing-broker-user", "idp-auto-link", "idp-add-organization-member");
        agency.changeProvider(BETA, p -> p.put("firstBrokerLoginFlowAlias", "joins"));
        Person person = agency.person().knownAt(ALFA);
        String address = person.username() + "@office.example";
        agency.changeAccount(person, account -> account.put("email", address));
        person.hasIdentityAt(BETA, address);
        Visitor visitor = agency.visitor();
        Page login = visitor.opens(Map.of());
        Page page = visitor.posts(login.form("#kc-form-login").with("username", address));
        assertThat(page.url()).as(page.toString()).contains("/realms/" + BETA + "/");
        page = visitor.answersLogin(page, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();

        assertThat(memberships(agency, person)).isEmpty();

        page = visitor.entersCode(page, stage.mail().code(address));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(memberships(agency, person)).hasSize(1);
        // What Keycloak makes of it depends on whether it has the user in its cache.
        agency.site()
                .database()
                .run("update user_group_membership set membership_type = 'MANAGED' where user_id = '" + person.id()
                        + "'");
        agency.admin().post(agency.path("/clear-user-cache"), Map.of());
        assertThat(isMemberByCache(agency, person)).isTrue();
        disowns(stage, agency, person);
        assertThat(person.account().path("enabled").asBoolean()).isTrue();
        assertThat(memberships(agency, person)).isEmpty();
        assertThat(isMemberByCache(agency, person)).isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "member after login flow's code, walks away",
        "member after login flow's code, cancels",
        "member before the flow's own code, walks away",
        "member before the flow's own code, cancels",
        "member after the flow's own code, walks away",
        "member after the flow's own code, cancels",
        "member under a condition, walks away",
        "member under a condition, cancels"
    })
    void no_membership_is_left_behind_by_whoever_does_not_confirm(String flow, String end, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasOrganization("office.example", BETA);
        hasFirstLoginFlow(agency, flow);
        agency.changeProvider(BETA, p -> p.put("firstBrokerLoginFlowAlias", "joins"));
        Person person = agency.person().knownAt(ALFA);
        String address = person.username() + "@office.example";
        agency.changeAccount(person, account -> account.put("email", address));
        person.hasIdentityAt(BETA, address);
        Visitor visitor = agency.visitor();
        Page page = entersOffice(visitor, person, address);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();

        if (end.equals("cancels")) {
            visitor.presses(page, "cancel");
            assertThat(person.isLinkedTo(BETA)).isFalse();
        }

        assertThat(memberships(agency, person)).isEmpty();
        person.letsTimePass(Duration.ofMinutes(11));
        Visitor again = agency.visitor();
        page = entersOffice(again, person, address);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = again.entersCode(page, stage.mail().code(address, 2));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        // The flow that makes members runs again only where the link is gone.
        assertThat(memberships(agency, person)).hasSize(end.equals("cancels") || flow.contains("own code") ? 1 : 0);
    }

    private static void hasFirstLoginFlow(Agency agency, String flow) {
        String find = "idp-detect-existing-broker-user";
        String link = "idp-auto-link";
        String join = "idp-add-organization-member";
        switch (flow) {
            case "member before the flow's own code" ->
                agency.hasRequiredFlow("joins", find, link, join, "identity-check");
            case "member after the flow's own code" ->
                agency.hasRequiredFlow("joins", find, link, "identity-check", join);
            case "member under a condition" -> {
                agency.hasRequiredFlow("joins", find, link);
                agency.hasConditionalPart("joins", "conditional-user-configured", join);
            }
            default -> agency.hasRequiredFlow("joins", find, link, join);
        }
    }

    private static Page entersOffice(Visitor visitor, Person person, String address) {
        Page login = visitor.opens(Map.of());
        Page page = visitor.posts(login.form("#kc-form-login").with("username", address));
        assertThat(page.url()).as(page.toString()).contains("/realms/" + BETA + "/");
        return visitor.answersLogin(page, person);
    }

    private static Agency storing(Stage stage, Map<String, String> step) {
        Agency agency = stage.site().ownAgency(step);
        agency.changeProvider(BETA, provider -> provider.put("storeToken", true));
        return agency;
    }

    private static Optional<String> token(Agency agency, Person person) {
        return agency.site().database().storedToken(person.id(), BETA);
    }

    private static String accessToken(Agency agency, Person person) {
        Visitor owner = agency.visitor();
        return owner.tokens(owner.signsInWith(ALFA, person))
                .path("access_token")
                .asText();
    }

    private static HttpResponse<String> storedToken(Agency agency, String accessToken, String provider) {
        return Http.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(agency.url() + "/broker/" + provider + "/token"))
                        .header("Authorization", "Bearer " + accessToken)
                        .build());
    }

    private static String broker(Agency agency) {
        return agency.admin()
                .get(agency.path("/clients?clientId=broker"))
                .get(0)
                .path("id")
                .asText();
    }

    private static void mayReadTokens(Agency agency, Person person) {
        JsonNode role = agency.admin().get(agency.path("/clients/" + broker(agency) + "/roles/read-token"));
        agency.admin()
                .post(agency.path("/users/" + person.id() + "/role-mappings/clients/" + broker(agency)), List.of(role));
    }

    private static boolean readsTokens(Agency agency, Person person) {
        return agency.admin()
                .get(agency.path("/users/" + person.id() + "/role-mappings/clients/" + broker(agency)))
                .findValuesAsText("name")
                .contains("read-token");
    }

    private static String members(Agency agency) {
        for (JsonNode one : agency.admin().get(agency.path("/organizations"))) {
            if (one.path("name").asText().equals(ORGANIZATION)) {
                return agency.path("/organizations/" + one.path("id").asText() + "/members");
            }
        }
        throw new AssertionError("No organization " + ORGANIZATION);
    }

    /** As Keycloak answers for one person, from its cache; it lists all from the database. */
    private static boolean isMemberByCache(Agency agency, Person person) {
        return agency.admin().sends("GET", members(agency) + "/" + person.id()).status() == 200;
    }

    private static List<String> memberships(Agency agency, Person person) {
        JsonNode members = agency.admin().get(members(agency));
        return members.findParents("id").stream()
                .filter(member -> member.path("id").asText().equals(person.id()))
                .map(member -> member.path("membershipType").asText())
                .toList();
    }

    private static void confirms(Stage stage, Agency agency, Person person) {
        person.letsTimePass(Duration.ofMinutes(11)); // or a login before may have had the only message of an interval
        int before = stage.mail().codes(person.email()).size();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email(), before + 1));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    private static void disowns(Stage stage, Agency agency, Person person) {
        String address = person.account().path("email").asText();
        Mail notice = Await.get("the notice", () -> stage.mail().notices(address).stream()
                .filter(m -> m.subject().contains("New way of signing in"))
                .findFirst());
        Visitor owner = agency.visitor();
        owner.posts(owner.goesTo(notice.link()).form("#kc-disown-form").and("action", "disown"));
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }
}
