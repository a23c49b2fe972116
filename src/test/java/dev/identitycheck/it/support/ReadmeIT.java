package dev.identitycheck.it.support;

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
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.TypedCommands;
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
    private static final List<String> STORY = List.of("getting-started", "notices", "settings", "operations");

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
                .flatMap(page -> TypedCommands.in(Documentation.read(Documentation.page(page))).stream())
                .toList();
        List<String> answers = answers(lines, stage.commandLine(), agency);
        assertThat(answers).hasSize(8);
        assertThat(answers.get(1)).contains("\"changes\"", "bind-flow");
        assertThat(answers.get(2)).as("what the doctor says").isEqualTo("[ ]");
        // The last two lines list, and take out, what the lines before them have set.
        for (String removal : answers.subList(6, 8)) {
            assertThat(removed(Json.read(removal)))
                    .contains("identity-check.newContactDelay", "identity-check.timeZone", "identity-check.pecSmtp");
        }
        assertThat(Json.read(answers.get(6)).path("dryRun").asBoolean()).isTrue();
        assertThat(agency.admin().get(agency.path("/authentication/flows")).findValuesAsText("alias"))
                .noneMatch(alias -> alias.startsWith("Identity Check"));
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
                        .replace("-r agency", "-r " + agency.name())));
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
