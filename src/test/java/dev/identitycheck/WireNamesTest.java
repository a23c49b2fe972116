package dev.identitycheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckMetrics;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.rest.PublicResource;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/**
 * Realms, databases, themes, clients and gateways of others rely on these names. A name is added to its list on
 * purpose; one that is on a list already stays what it is.
 */
@DisplayName("Names that others rely on")
class WireNamesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path LISTS = Path.of("src", "test", "resources", "golden");
    private static final Path TEMPLATES = RESOURCES.resolve("theme-resources").resolve("templates");

    private static final Set<String> API = Set.of(
            "dev.identitycheck.delivery.sms",
            "dev.identitycheck.recovery.captcha",
            "dev.identitycheck.recovery.inbound");

    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?<![\\w.\"/-])([a-z]\\w*)((?:\\.[a-zA-Z]\\w*)+)(?![\\w(])");
    private static final Pattern ALONE = Pattern.compile("\\$\\{([a-z]\\w*)[}?!]");
    private static final Pattern IN_TEXT = Pattern.compile("msg\\((\\w+|\"[^\"]*\")((?:, *[\\w.]+)*)\\)");
    private static final Pattern ELEMENT = Pattern.compile("\\b(name|id|action|data-[a-z-]+)=\"([a-zA-Z][\\w-]*)\"");
    private static final Pattern MACRO = Pattern.compile("<#macro \\w+ ([^>]*)>");
    private static final Pattern BETWEEN = Pattern.compile("[ ,]+");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    // What Keycloak hands to each template, its macros, and file names.
    private static final Set<String> KEYCLOAKS =
            Set.of("auth", "client", "fields", "frame", "layout", "messagesPerField", "properties", "realm", "url");

    private static final Set<String> FILES = Set.of(".css", ".ftl", ".js");

    @Test
    @DisplayName("of providers, as flows, realms and server options have them")
    void providers() throws IOException {
        same("providers", services().map(service -> service.type() + " " + id(service.provider())));
    }

    @Test
    @DisplayName("of settings and their choices")
    void settings() throws IOException {
        Stream<String> steps = services()
                .filter(s -> s.provider() instanceof ConfiguredProvider)
                .flatMap(s -> ((ConfiguredProvider) s.provider())
                        .getConfigProperties().stream().map(property -> id(s.provider()) + " " + setting(property)));
        Stream<String> realm = RealmSettings.OPTIONS.stream()
                .map(o -> "realm " + o.option().key() + choices(o.option().choices()));
        same("settings", Stream.concat(steps, realm));
    }

    private static String setting(ProviderConfigProperty property) {
        List<String> options = property.getOptions();
        return property.getName() + choices(options == null ? List.of() : options);
    }

    private static String choices(List<String> choices) {
        return choices.isEmpty() ? "" : " " + String.join(",", choices);
    }

    @Test
    @DisplayName("of attributes, credentials, events and metrics, and the words in them")
    void words() throws IOException {
        same(
                "words",
                Stream.of(
                                AccountAttributes.all().stream().map(name -> "attribute " + name),
                                Stream.of(PhoneCredential.TYPE, PinCredentialStore.TYPE)
                                        .map(type -> "credential " + type),
                                constants("event-detail", CheckEvents.class),
                                constants("metric", CheckMetrics.class),
                                keys("event-outcome", CheckOutcome.values(), CheckOutcome::key),
                                keys("purpose", Purpose.values(), Purpose::key),
                                keys("limit", LimitType.values(), LimitType::key),
                                keys("preferred", PreferredMethod.values(), PreferredMethod::key),
                                keys("contact-type", ContactType.values(), ContactType::key),
                                keys("contact-proof", ContactProof.values(), ContactProof::key),
                                keys("confirmed-by", ConfirmationMethod.values(), ConfirmationMethod::key),
                                keys("identity-state", IdentityState.values(), IdentityState::key),
                                keys("link-origin", LinkOrigin.values(), LinkOrigin::key),
                                keys("notice-channel", NoticeChannel.values(), NoticeChannel::key),
                                keys("notice-type", NoticeType.values(), NoticeType::key))
                        .flatMap(Function.identity()));
    }

    private static <T> Stream<String> keys(String what, T[] values, Function<T, String> key) {
        return Arrays.stream(values).map(value -> what + " " + key.apply(value));
    }

    private static Stream<String> constants(String what, Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(f -> f.getType() == String.class)
                .map(field -> {
                    try {
                        return what + " " + field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    @DisplayName("of calls, and of the fields of what they take and answer")
    void rest() throws IOException {
        JsonNode openApi = new ObjectMapper()
                .readTree(RESOURCES
                        .resolve("dev/identitycheck/admin/openapi.json")
                        .toFile());
        SortedSet<String> names = new TreeSet<>();
        openApi.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    names.add("admin " + path.getKey() + " " + call.getKey());
                    call.getValue()
                            .path("parameters")
                            .forEach(p -> names.add("admin " + path.getKey() + " " + call.getKey() + " ?"
                                    + p.path("name").asText(p.path("$ref").asText())));
                }));
        openApi.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> fields(schema.getKey(), schema.getValue(), names));
        calls(PublicResource.class, "").forEach(call -> names.add("public " + call));
        same("rest", names.stream());
    }

    private static void fields(String where, JsonNode schema, Set<String> names) {
        schema.path("enum").forEach(word -> names.add("field " + where + " = " + word.asText()));
        schema.path("properties").properties().forEach(field -> {
            String name = where + "." + field.getKey();
            names.add("field " + name);
            fields(name, field.getValue(), names);
        });
        if (schema.has("items")) {
            fields(where + "[]", schema.path("items"), names);
        }
    }

    private static Stream<String> calls(Class<?> resource, String under) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> {
            jakarta.ws.rs.Path path = method.getAnnotation(jakarta.ws.rs.Path.class);
            String here = path == null ? under : under + "/" + path.value();
            List<String> verbs = verbs(method);
            return verbs.isEmpty() && path != null
                    ? calls(method.getReturnType(), here)
                    : verbs.stream().map(verb -> here + " " + verb);
        });
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .toList();
    }

    @Test
    @DisplayName("of messages, with the arguments that each gets")
    void messages() throws IOException {
        try (InputStream stream = Files.newInputStream(
                RESOURCES.resolve("theme-resources").resolve("messages").resolve("messages_en.properties"))) {
            PropertyResourceBundle texts = new PropertyResourceBundle(stream);
            same("messages", texts.keySet().stream().map(key -> (key + " "
                            + ARGUMENT.matcher(texts.getString(key))
                                    .results()
                                    .map(found -> found.group(1))
                                    .distinct()
                                    .sorted()
                                    .collect(joining(",")))
                    .strip()));
        }
    }

    @Test
    @DisplayName("of templates, of what they are given, and of what is in their pages")
    void templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            same("templates", files.filter(Files::isRegularFile).flatMap(file -> namesIn(file)
                    .map(name -> TEMPLATES.relativize(file) + " " + name)));
        }
    }

    private static Stream<String> namesIn(Path template) {
        String text = COMMENT.matcher(read(template)).replaceAll("");
        Stream<String> fields = FIELD.matcher(text)
                .results()
                .filter(found -> !KEYCLOAKS.contains(found.group(1)) && !FILES.contains(found.group(2)))
                .map(found -> found.group(1) + found.group(2));
        Stream<String> elements = ELEMENT.matcher(text).results().map(found -> found.group(1) + "=" + found.group(2));
        return Stream.of(fields, elements, isMail(template) ? alone(text) : Stream.<String>empty())
                .flatMap(Function.identity());
    }

    private static boolean isMail(Path template) {
        return !TEMPLATES.equals(template.getParent());
    }

    // Pages have one variable, of fields; mails have several.
    private static Stream<String> alone(String mail) {
        Set<String> own = MACRO.matcher(mail)
                .results()
                .flatMap(found -> BETWEEN.splitAsStream(found.group(1)))
                .collect(toCollection(TreeSet::new));
        Stream<String> shown = ALONE.matcher(mail).results().map(found -> found.group(1));
        Stream<String> said = IN_TEXT.matcher(mail).results().flatMap(found -> BETWEEN.splitAsStream(found.group(2)));
        return Stream.concat(shown, said)
                .filter(name -> !name.isEmpty() && name.indexOf('.') < 0)
                .filter(name -> !own.contains(name));
    }

    @Test
    @DisplayName("of what gateways, captchas and senders of texts are written against")
    void api() throws IOException {
        same("api", API.stream().flatMap(WireNamesTest::publicTypes).flatMap(WireNamesTest::members));
    }

    private static Stream<Class<?>> publicTypes(String name) {
        Path folder = Path.of("src", "main", "java").resolve(name.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java") && !file.startsWith("package-info"))
                    .<Class<?>>map(file -> type(name + "." + file.substring(0, file.length() - ".java".length())))
                    .flatMap(WireNamesTest::withNested)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> withNested(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                ? Stream.concat(
                        Stream.of(type),
                        Arrays.stream(type.getDeclaredClasses()).flatMap(WireNamesTest::withNested))
                : Stream.empty();
    }

    private static Stream<String> members(Class<?> type) {
        Stream<Member> members = Stream.of(
                        type.getDeclaredMethods(), type.getDeclaredConstructors(), type.getDeclaredFields())
                .flatMap(Arrays::stream);
        return Stream.concat(
                Stream.of(type.toGenericString()),
                members.filter(m -> (m.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                        .filter(m -> !m.isSynthetic())
                        .map(Object::toString));
    }

    private record Service(String type, Object provider) {}

    private static Stream<Service> services() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("META-INF").resolve("services"))) {
            return files
                    .flatMap(file -> read(file)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(line -> new Service(file.getFileName().toString(), made(line.strip()))))
                    .toList()
                    .stream();
        }
    }

    private static String id(Object provider) {
        return provider instanceof Spi spi ? spi.getName() : ((ProviderFactory<?>) provider).getId();
    }

    private static Object made(String name) {
        try {
            return type(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(String list, Stream<String> names) throws IOException {
        SortedSet<String> now = names.collect(toCollection(TreeSet::new));
        Path wanted = Files.createDirectories(Path.of("target", "golden")).resolve(list + ".txt");
        Files.writeString(wanted, String.join("\n", now) + "\n");
        Path golden = LISTS.resolve(list + ".txt");
        Set<String> held = Files.exists(golden) ? new TreeSet<>(Files.readAllLines(golden)) : Set.of();
        assertThat(held)
                .as("stored names, and names on a wire, may not change: those in %s that are gone", golden)
                .isSubsetOf(now);
        assertThat(now)
                .as("new names, to be added to %s from %s if they are to stay for ever", golden, wanted)
                .isSubsetOf(held);
    }
}
