package dev.identitycheck.it.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: removes ever smaller parts of a list while the rest still fails. */
final class Shrinker {

    private Shrinker() {}

    /**
     * The elements that are needed for the failure, in their order: without any one of them the list does not fail. A
     * list that does not fail again is returned unchanged.
     */
    static <T> List<T> shrink(List<T> whole, Predicate<List<T>> fails) {
        if (!fails.test(whole)) {
            return whole;
        }
        List<T> left = whole;
        for (int part = Math.max(1, left.size() / 2); part >= 1; part /= 2) {
            List<T> before;
            do {
                before = left;
                left = withoutParts(left, part, fails);
            } while (part == 1 && left.size() < before.size());
        }
        return left;
    }

    // From the end, since the last elements are the least likely to be needed.
    private static <T> List<T> withoutParts(List<T> whole, int part, Predicate<List<T>> fails) {
        List<T> left = whole;
        for (int start = left.size() - part; start > -part; start -= part) {
            List<T> fewer = new ArrayList<>(left.subList(0, Math.max(0, start)));
            fewer.addAll(left.subList(Math.min(left.size(), start + part), left.size()));
            if (fewer.size() < left.size() && fails.test(fewer)) {
                left = fewer;
            }
        }
        return left;
    }
}
