package dev.identitycheck.keycloak.serverapi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up classes, methods and constants of the running server by name. */
final class ServerApiMembers {

    private ServerApiMembers() {}

    /** Those of the names that the server lacks. */
    static List<String> missing(List<String> names) {
        Map<String, Optional<Set<String>>> members = new HashMap<>();
        return names.stream()
                .filter(name -> {
                    String[] parts = name.split("#", 2);
                    Optional<Set<String>> found = members.computeIfAbsent(parts[0], ServerApiMembers::members);
                    return found.filter(known -> parts.length == 1 || known.contains(parts[1]))
                            .isEmpty();
                })
                .toList();
    }

    // The members of each class are read once: most classes have several names in the list.
    private static Optional<Set<String>> members(String className) {
        try {
            Class<?> type = Class.forName(className, false, ServerApiMembers.class.getClassLoader());
            return Optional.of(members(type).collect(Collectors.toSet()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> own = Stream.of(
                        Arrays.stream(type.getDeclaredFields()).map(Field::getName),
                        Arrays.stream(type.getDeclaredMethods()).map(ServerApiMembers::signature),
                        Arrays.stream(type.getDeclaredConstructors()).map(ServerApiMembers::signature))
                .flatMap(members -> members);
        Stream<Class<?>> supertypes = Stream.concat(
                Stream.ofNullable(type.isInterface() ? Object.class : type.getSuperclass()),
                Arrays.stream(type.getInterfaces()));
        return Stream.concat(own, supertypes.flatMap(ServerApiMembers::members));
    }

    private static String signature(Executable member) {
        String name = member instanceof Constructor ? "<init>" : ((Method) member).getName();
        return signature(name, Arrays.stream(member.getParameterTypes()).map(Class::getName));
    }

    static String signature(String name, Stream<String> parameters) {
        return name + parameters.collect(Collectors.joining(",", "(", ")"));
    }
}
