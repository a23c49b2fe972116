package dev.identitycheck;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dependencies of the top-level packages as a Mermaid flow chart. An arrow that follows from others is left out, so
 * that the picture can be read.
 */
final class PackagePicture {

    private PackagePicture() {}

    /** Draws the packages, those of the highest floor first. */
    static String of(Map<String, Set<String>> uses) {
        StringBuilder picture = new StringBuilder("flowchart TD\n");
        for (int floor = Floors.FLOORS.size() - 1; floor >= 0; floor--) {
            for (String name : new TreeSet<>(Floors.FLOORS.get(floor))) {
                for (String other : arrows(name, uses)) {
                    picture.append("    ")
                            .append(name)
                            .append(" --> ")
                            .append(other)
                            .append('\n');
                }
            }
        }
        return picture.toString();
    }

    private static Set<String> arrows(String name, Map<String, Set<String>> uses) {
        Set<String> direct = uses.getOrDefault(name, Set.of());
        Set<String> implied = new HashSet<>();
        direct.forEach(other -> reach(other, uses, implied));
        Set<String> arrows = new TreeSet<>(direct);
        arrows.removeAll(implied);
        return arrows;
    }

    private static void reach(String name, Map<String, Set<String>> uses, Set<String> reached) {
        for (String other : uses.getOrDefault(name, Set.of())) {
            if (reached.add(other)) {
                reach(other, uses, reached);
            }
        }
    }
}
