package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.CommandLine;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.TypedCommands;
import dev.identitycheck.server.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What the README says about the set-up")
class ReadmeIT {

    @Test
    void works_when_typed_line_by_line(Stage stage) throws IOException {
        Agency agency = stage.site().agencyWithoutStep().withoutDirectGrants();
        CommandLine kcadm = stage.commandLine();
        List<String> answers = new ArrayList<>();
        for (String line : commands()) {
            answers.add(kcadm.runs(arguments(line, agency)).strip());
        }
        assertThat(answers).hasSize(6);
        assertThat(answers.get(1)).contains("\"changes\"", "bind-flow");
        assertThat(answers.get(2)).as("what the doctor says").isEqualTo("[ ]");
        assertThat(agency.admin()
                        .get(agency.path("/identity-check/settings"))
                        .path("newContactDelay")
                        .asInt())
                .isEqualTo(3600);
        assertThat(agency.admin()
                        .get(agency.path("/identity-check/settings"))
                        .path("timeZone")
                        .asText())
                .isEqualTo("Europe/Rome");
        assertThat(agency.admin().get(agency.path("/authentication/flows")).findValuesAsText("alias"))
                .noneMatch(alias -> alias.startsWith("Identity Check"));
    }

    private static List<String> commands() throws IOException {
        // What support types is for accounts, and walked through by itself.
        return TypedCommands.in(Files.readString(Path.of("README.md"))
                .replaceAll("(?s)<!-- support:start -->.*<!-- support:end -->", ""));
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

    private static String example() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```yaml", readme.indexOf("<!-- config-cli -->")) + "```yaml".length();
        return readme.substring(start, readme.indexOf("```", start));
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
