package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.identitycheck.Documentation;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.CommandLine;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.TypedCommands;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.KeycloakServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What is written about the set-up")
class ReadmeIT {

    /** The pages whose commands are one story, in its order. */
    private static final List<String> STORY =
            List.of("getting-started", "security-centre", "notices", "settings", "theme", "operations");

    /** The pages whose commands have tests of their own. */
    private static final List<String> TYPED_ELSEWHERE = List.of("support", "model-services");

    @Test
    void of_the_readme_works_when_typed_line_by_line(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        List<String> answers =
                answers(TypedCommands.in(Documentation.read(Documentation.README)), stage.commandLine(), agency);
        assertThat(answers).hasSize(3);
        assertThat(answers.get(1)).contains("\"changes\"", "bind-flow");
        assertThat(answers.get(2)).as("what the doctor says").isEqualTo("[ ]");
    }

    @Test
    void of_the_pages_works_when_typed_line_by_line(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        List<String> lines = STORY.stream()
                .flatMap(page -> TypedCommands.in(withoutTrial(Documentation.read(Documentation.page(page)))).stream())
                .toList();
        List<String> answers = answers(lines, stage.commandLine(), agency);
        assertThat(answers).hasSize(10);
        assertThat(answers.get(1)).contains("\"changes\"", "bind-flow");
        assertThat(answers.get(2)).as("what the doctor says").isEqualTo("[ ]");
        // The last two lines list, and take out, what the lines before them have set.
        for (String removal : answers.subList(8, 10)) {
            assertThat(removed(Json.read(removal)))
                    .contains("identity-check.newContactDelay", "identity-check.timeZone", "identity-check.pecSmtp");
        }
        assertThat(Json.read(answers.get(8)).path("dryRun").asBoolean()).isTrue();
        assertThat(agency.admin().get(agency.path("/authentication/flows")).findValuesAsText("alias"))
                .noneMatch(alias -> alias.startsWith("Identity Check"));
        JsonNode realm = agency.admin().get(agency.path(""));
        assertThat(List.of(
                        realm.path("loginTheme").asText(),
                        realm.path("emailTheme").asText()))
                .containsOnly("identity-check");
    }

    @Test
    void of_the_time_before_lets_everybody_in_until_it_enforces(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        Person linked = agency.person().linkedTo(ALFA);
        Person existing = agency.person().hasIdentityAt(BETA);
        String login = "config credentials --server https://sso.agency.example --realm master --user admin";
        CommandLine kcadm = stage.commandLine();
        answers(List.of("./kcadm.sh " + login), kcadm, agency);
        List<String> observing = between("observe");
        assertThat(observing).hasSize(3);

        for (String line : observing) {
            answers(List.of(line), kcadm, agency);
            assertThat(agency.visitor().signsInWith(ALFA, linked).isSignedIn())
                    .as(line)
                    .isTrue();
            // Keycloak's own proof: a mailed link.
            Page page = provesExisting(agency, existing);
            assertThat(page.asksForCode() || page.isRefused())
                    .as(page.toString())
                    .isFalse();
            assertThat(page.toString()).contains("email");
        }
        linked.linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, linked).isSignedIn()).isTrue();
        JsonNode findings = agency.admin().get(agency.path("/identity-check/doctor"));
        assertThat(findings.findValuesAsText("severity")).containsOnly("info");
        assertThat(findings.findValuesAsText("code")).contains("mode-not-enforce", "first-login-unchecked");
        assertThat(agency.outcomes(linked)).contains("challenged");

        List<String> answers = answers(between("enforce"), kcadm, agency);

        assertThat(answers.get(2)).as("what the doctor says").isEqualTo("[ ]");
        assertThat(agency.visitor().signsInWith(BETA, linked).asksForCode()).isTrue();
        assertThat(provesExisting(agency, existing).asksForCode()).isTrue();
    }

    private static Page provesExisting(Agency agency, Person person) {
        Visitor visitor = agency.visitor();
        Page exists = visitor.signsInWith(BETA, person);
        return visitor.posts(exists.form("form:has(button[value=linkAccount])").and("submitAction", "linkAccount"));
    }

    /** Before the set-up or after it, people observe or they do not: the lines for that are a story of their own. */
    private static String withoutTrial(String page) {
        return page.replaceFirst("(?s)<!-- observe:start -->.*<!-- enforce:end -->", "");
    }

    private static List<String> between(String marks) {
        String page = Documentation.read(Documentation.page("getting-started"));
        return TypedCommands.in(page.substring(
                page.indexOf("<!-- " + marks + ":start -->"), page.indexOf("<!-- " + marks + ":end -->")));
    }

    private static List<String> removed(JsonNode report) {
        return report.path("changes")
                .valueStream()
                .filter(change -> change.path("action").asText().equals("remove-setting"))
                .map(change -> change.path("subject").asText())
                .toList();
    }

    @Test
    void is_on_no_page_that_nobody_types() {
        assertThat(Documentation.pages())
                .filteredOn(page -> !TypedCommands.in(Documentation.read(page)).isEmpty())
                .isSubsetOf(Stream.of(STORY, TYPED_ELSEWHERE)
                        .flatMap(List::stream)
                        .map(Documentation::page)
                        .toList());
    }

    private static List<String> answers(List<String> lines, CommandLine kcadm, Agency agency) {
        List<String> answers = new ArrayList<>();
        for (String line : lines) {
            answers.add(kcadm.runs(arguments(line, agency)).strip());
        }
        return answers;
    }

    private static List<String> arguments(String line, Agency agency) {
        List<String> arguments = new ArrayList<>(TypedCommands.words(
                line.replace("https://sso.agency.example", agency.site().url())
                        .replace("-r agency", "-r " + agency.name())
                        .replace("realms/agency", "realms/" + agency.name())));
        if (arguments.get(0).equals("config")) {
            arguments.addAll(List.of("--password", KeycloakServer.PASSWORD));
        }
        return arguments;
    }

    /** As keycloak-config-cli goes about it: it lays the file over what is there, and writes only what differs then. */
    @Test
    void changes_nothing_when_the_file_is_imported_after_a_set_up(Stage stage) throws IOException {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        agency.admin().sends("POST", agency.path("/identity-check/setup"), "{}");
        JsonNode file = new YAMLMapper().readTree(example());

        for (JsonNode wanted : file.path("identityProviders")) {
            JsonNode there = agency.admin()
                    .get(agency.path("/identity-provider/instances/"
                            + wanted.path("alias").asText()));
            assertThat(laidOver(there, wanted)).isEqualTo(there);
        }
        for (JsonNode wanted : file.path("authenticationFlows")) {
            JsonNode there = flow(agency, wanted.path("alias").asText());
            assertThat(laidOver(there, wanted)).isEqualTo(there);
        }
        for (JsonNode wanted : file.path("identityProviderMappers")) {
            JsonNode there = mapper(agency, wanted.path("name").asText());
            assertThat(laidOver(there, wanted)).isEqualTo(there);
        }
        assertThat(file.path("identityProviderMappers")).hasSize(1);
        assertThat(file.path("identityProviders").findValuesAsText("alias")).containsExactly(BETA);
    }

    private static String example() {
        String page = Documentation.read(Documentation.page("getting-started"));
        int start = page.indexOf("```yaml", page.indexOf("<!-- config-cli -->")) + "```yaml".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static JsonNode flow(Agency agency, String alias) {
        for (JsonNode flow : agency.admin().get(agency.path("/authentication/flows"))) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow;
            }
        }
        throw new AssertionError("No flow " + alias);
    }

    private static JsonNode mapper(Agency agency, String name) {
        for (JsonNode mapper : agency.admin().get(agency.path("/identity-provider/instances/" + BETA + "/mappers"))) {
            if (mapper.path("name").asText().equals(name)) {
                return mapper;
            }
        }
        throw new AssertionError("No mapper " + name);
    }

    private static JsonNode laidOver(JsonNode there, JsonNode wanted) {
        if (there instanceof ObjectNode object && wanted.isObject()) {
            ObjectNode result = object.deepCopy();
            wanted.properties()
                    .forEach(field ->
                            result.set(field.getKey(), laidOver(there.path(field.getKey()), field.getValue())));
            return result;
        }
        if (there.isArray() && wanted.isArray() && there.size() == wanted.size()) {
            ArrayNode result = there.deepCopy();
            for (int i = 0; i < there.size(); i++) {
                result.set(i, laidOver(there.get(i), wanted.get(i)));
            }
            return result;
        }
        return wanted;
    }
}
