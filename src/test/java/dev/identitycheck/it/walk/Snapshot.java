package dev.identitycheck.it.walk;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The stored data of one account at one moment.
 *
 * @param rows the rows by table, each as its columns' text
 * @param attributes the user attributes by name
 */
record Snapshot(Map<String, SortedSet<String>> rows, Map<String, String> attributes) {

    SortedSet<String> of(String table) {
        return rows.getOrDefault(table, new TreeSet<>());
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** The added and removed rows as text; empty if there are none. */
    static String difference(Set<String> before, Set<String> after) {
        Set<String> more = new TreeSet<>(after);
        more.removeAll(before);
        Set<String> less = new TreeSet<>(before);
        less.removeAll(after);
        return more.isEmpty() && less.isEmpty() ? "" : "more: " + more + ", less: " + less;
    }
}
