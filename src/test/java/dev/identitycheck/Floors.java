package dev.identitycheck;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The top-level packages in floors, from the ground up: a package uses those of lower floors only. */
final class Floors {

    static final String ROOT = "dev.identitycheck";

    static final List<Set<String>> FLOORS = List.of(
            Set.of("domain"),
            Set.of("event", "keycloak", "phone", "settings"),
            Set.of("flow", "ratelimit"),
            Set.of("account"),
            Set.of("delivery", "login"),
            Set.of("credential", "page"),
            Set.of("notice"),
            Set.of("broker", "challenge"),
            Set.of("authenticator", "listener", "requiredaction"),
            Set.of("recovery"),
            Set.of("admin", "rest"));

    private Floors() {}

    /** The packages below a floor. */
    static Set<String> below(Set<String> floor) {
        return FLOORS.subList(0, FLOORS.indexOf(floor)).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** For each top-level package the others that it uses, as the classes have it. */
    static Map<String, Set<String>> uses(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            topLevel(type).ifPresent(name -> used(type)
                    .filter(other -> !other.equals(name))
                    .forEach(uses.computeIfAbsent(name, n -> new TreeSet<>())::add));
        }
        return uses;
    }

    private static Stream<String> used(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .flatMap(target -> topLevel(target).stream());
    }

    private static Optional<String> topLevel(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".")
                ? Optional.of(type.getPackageName().substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                : Optional.empty();
    }
}
