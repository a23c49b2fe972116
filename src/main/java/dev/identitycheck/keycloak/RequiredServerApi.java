package dev.identitycheck.keycloak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Checks that the running server has every class, method and constant of Keycloak that this extension uses. A missing
 * one shows only when it is used, as an error that Keycloak may swallow; so all are looked up at the start, and if one
 * is missing, unknown identities are refused. {@link OptionalServerApi} has those that may be missing.
 */
public final class RequiredServerApi {

    private static final Logger LOG = Logger.getLogger(RequiredServerApi.class);

    /** The list of the members, one a line: {@code class}, {@code class#field}, {@code class#method(parameter,…)}. */
    static final String LIST = "required-server-api.txt";

    private static final int LOGGED = 10;

    private static volatile List<String> missing = List.of();

    private RequiredServerApi() {}

    /** Looks up all members and logs those that are missing. To be called when the server starts. */
    public static void check() {
        List<String> needed = new ArrayList<>(read());
        needed.removeAll(OptionalServerApi.allNames());
        missing = missing(needed);
        if (!missing.isEmpty()) {
            LOG.errorf(
                    "identity-check event=server_lacks count=%d missing=\"%s\" consequence=\"unknown identities are"
                            + " refused\"",
                    missing.size(), missing.stream().limit(LOGGED).collect(Collectors.joining("; ")));
        }
        OptionalServerApi.lacking()
                .forEach(api -> LOG.warnf(
                        "identity-check event=server_lacks optional=%s consequence=\"%s\"", api, api.consequence()));
    }

    /** Why unknown identities are refused on this server; empty if it has all that is needed. */
    public static Optional<String> lack() {
        List<String> now = missing;
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of("the server lacks " + now.size() + " things that are needed, among them " + now.get(0));
    }

    static List<String> read() {
        try (InputStream list = Objects.requireNonNull(RequiredServerApi.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> missing(List<String> names) {
        Map<String, Optional<Set<String>>> members = new HashMap<>();
        return names.stream()
                .filter(name -> {
                    String[] parts = name.split("#", 2);
                    Optional<Set<String>> found = members.computeIfAbsent(parts[0], RequiredServerApi::members);
                    return found.filter(known -> parts.length == 1 || known.contains(parts[1]))
                            .isEmpty();
                })
                .toList();
    }

    // The members of each class are read once: most classes have several names in the list.
    private static Optional<Set<String>> members(String className) {
        try {
            Class<?> type = Class.forName(className, false, RequiredServerApi.class.getClassLoader());
            return Optional.of(members(type).collect(Collectors.toSet()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> own = Stream.of(
                        Arrays.stream(type.getDeclaredFields()).map(Field::getName),
                        Arrays.stream(type.getDeclaredMethods()).map(RequiredServerApi::signature),
                        Arrays.stream(type.getDeclaredConstructors()).map(RequiredServerApi::signature))
                .flatMap(members -> members);
        Stream<Class<?>> supertypes = Stream.concat(
                Stream.ofNullable(type.isInterface() ? Object.class : type.getSuperclass()),
                Arrays.stream(type.getInterfaces()));
        return Stream.concat(own, supertypes.flatMap(RequiredServerApi::members));
    }

    private static String signature(Executable member) {
        String name = member instanceof Constructor ? "<init>" : ((Method) member).getName();
        return signature(name, Arrays.stream(member.getParameterTypes()).map(Class::getName));
    }

    static String signature(String name, Stream<String> parameters) {
        return name + parameters.collect(Collectors.joining(",", "(", ")"));
    }
}
