package dev.identitycheck.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.identitycheck.event.CheckMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example of alert rules")
class AlertRulesTest {

    private static final Pattern METRIC = Pattern.compile("identity_check_[a-z_]+");

    @Test
    @DisplayName("asks for metrics that there are, and for each of them")
    void metrics() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(Path.of("docker", "alert-rules.yaml").toFile())
                .path("groups")
                .get(0)
                .path("rules");
        Set<String> asked = new TreeSet<>();
        for (JsonNode rule : rules) {
            assertThat(rule.path("alert").asText()).startsWith("IdentityCheck");
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            Matcher metric = METRIC.matcher(rule.path("expr").asText());
            assertThat(metric.find()).as(rule.toString()).isTrue();
            asked.add(metric.group());
        }
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        inPrometheus(CheckMetrics.FINDINGS),
                        inPrometheus(CheckMetrics.OUTCOMES) + "_total",
                        inPrometheus(CheckMetrics.LOCKS) + "_total");
    }

    private static String inPrometheus(String name) {
        return name.replace('.', '_');
    }
}
