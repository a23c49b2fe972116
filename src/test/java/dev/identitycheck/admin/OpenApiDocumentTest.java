package dev.identitycheck.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.ObjectOption;
import dev.identitycheck.settings.option.Option;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The description in OpenAPI")
class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode description = OpenApiDocument.description();

    @Test
    @DisplayName("names every call that the code serves, and no other")
    void calls() {
        Set<String> described = new TreeSet<>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method + " " + path.getKey());
                    }
                }));
        assertThat(described)
                .isEqualTo(served(IdentityCheckAdminResource.class, "").collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> served(Class<?> resource, String under) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> {
            Path path = method.getAnnotation(Path.class);
            String here = path == null ? under : under + "/" + path.value();
            List<String> verbs = verbs(method);
            return verbs.isEmpty() && path != null
                    ? served(method.getReturnType(), here)
                    : verbs.stream().map(verb -> verb + " " + here);
        });
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(verb -> verb.value().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    @DisplayName("names every setting of a realm with its type")
    void settings() {
        JsonNode described = schema("Settings").path("properties");
        assertThat(described.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(RealmSettings.OPTIONS.stream()
                        .map(o -> o.option().key())
                        .toList());
        RealmSettings.OPTIONS.forEach(o -> assertThat(
                        described.path(o.option().key()).path("type").get(0).asText())
                .as(o.option().key())
                .isEqualTo(type(o.option())));
    }

    private static String type(Option<?> option) {
        if (option instanceof FlagOption) {
            return "boolean";
        }
        if (option instanceof ObjectOption) {
            return "object";
        }
        return option instanceof NumberOption ? "integer" : "string";
    }

    @Test
    @DisplayName("names every word that the code knows")
    void words() {
        same(schema("Unlock").path("properties").path("purpose"), Purpose.values(), Purpose::key);
        same(schema("Contact").path("properties").path("type"), ContactType.values(), ContactType::key);
        same(
                schema("Identity").path("properties").path("confirmedBy"),
                ConfirmationMethod.values(),
                ConfirmationMethod::key);
        same(schema("Identity").path("properties").path("state"), IdentityState.values(), IdentityState::key);
        same(schema("ContactOnFile").path("properties").path("provedBy"), ContactProof.values(), ContactProof::key);
        same(
                schema("Notice").path("properties").path("kind"),
                Arrays.stream(NoticeType.values())
                        .filter(kind -> !kind.isForSupport())
                        .toArray(NoticeType[]::new),
                NoticeType::key);
        assertThat(schema("User")
                        .path("properties")
                        .path("counters")
                        .path("properties")
                        .fieldNames())
                .toIterable()
                .containsExactly(
                        Arrays.stream(Purpose.values()).map(Purpose::key).toArray(String[]::new));
    }

    @Test
    @DisplayName("names every field of what support sends")
    void bodies() {
        fields("Act", Set.of(AuditReason.KEY));
        fields("Unlock", Set.of(AuditReason.KEY, UnlockAccount.PURPOSE));
        fields(
                "Contact",
                Stream.concat(ContactRequest.FIELDS.stream(), Stream.of(AuditReason.KEY))
                        .collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("refers to nothing that is not there")
    void references() {
        description.findValuesAsText("$ref").forEach(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private void fields(String schema, Set<String> wanted) {
        assertThat(schema(schema).path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static <T> void same(JsonNode described, T[] values, Function<T, String> key) {
        assertThat(described.path("enum").valueStream().filter(v -> !v.isNull()).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(values).map(key).toList());
    }

    private JsonNode schema(String name) {
        return description.path("components").path("schemas").path(name);
    }
}
