package dev.identitycheck;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Top-level classes that need each other, directly or through others. What stands in a class counts as the class. */
final class ClassRings {

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, JavaClass> types = new TreeMap<>();

    private ClassRings(JavaClasses classes) {
        for (JavaClass type : classes) {
            JavaClass self = outermost(type);
            types.put(self.getSimpleName(), self);
            Set<String> used = uses.computeIfAbsent(self.getSimpleName(), name -> new HashSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = outermost(dependency.getTargetClass().getBaseComponentType());
                if (target.getPackageName().startsWith(Floors.ROOT)) {
                    used.add(target.getSimpleName());
                }
            }
        }
    }

    /** Every ring that is no sealed family. */
    static Set<Set<String>> in(JavaClasses classes) {
        ClassRings all = new ClassRings(classes);
        Set<Set<String>> rings = new HashSet<>();
        for (String name : all.uses.keySet()) {
            Set<String> ring = new TreeSet<>(all.reached(name));
            ring.removeIf(other -> !all.reached(other).contains(name));
            if (ring.size() > 1 && !all.isSealedFamily(ring)) {
                rings.add(ring);
            }
        }
        return rings;
    }

    private Set<String> reached(String name) {
        Set<String> reached = new HashSet<>();
        reach(name, reached);
        return reached;
    }

    private void reach(String name, Set<String> reached) {
        for (String other : uses.getOrDefault(name, Set.of())) {
            if (reached.add(other)) {
                reach(other, reached);
            }
        }
    }

    private boolean isSealedFamily(Set<String> ring) {
        return ring.stream()
                .map(types::get)
                .anyMatch(root -> root.reflect().isSealed()
                        && ring.stream().map(types::get).allMatch(type -> type.isAssignableTo(root.getName())));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ClassRings::outermost).orElse(type);
    }
}
