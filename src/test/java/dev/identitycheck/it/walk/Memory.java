package dev.identitycheck.it.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The shortest recorded steps to each situation that walks reached, so that later walks can begin in situations that
 * random steps rarely reach. The steps after that are random again.
 */
final class Memory {

    private static final int LONGEST = 10;
    private static final int LOOKED_AT = 4;

    private final Map<Set<String>, Way> ways = new LinkedHashMap<>();

    private static final class Way {

        private final List<Step> steps;
        private int used;

        Way(List<Step> steps) {
            this.steps = steps;
        }
    }

    /**
     * Records the steps to a situation if they are the shortest so far.
     *
     * @param situation all features of the situation that the tab has met since its login began
     */
    void keeps(Set<String> situation, List<Step> steps) {
        Way known = ways.get(situation);
        if (!situation.isEmpty() && steps.size() <= LONGEST && (known == null || steps.size() < known.steps.size())) {
            ways.put(Set.copyOf(situation), new Way(List.copyOf(steps)));
        }
    }

    /** Draws a few recorded step lists and returns the least used of them. */
    Optional<List<Step>> draw(Random random) {
        List<Way> all = new ArrayList<>(ways.values());
        Optional<Way> least = Optional.empty();
        for (int look = 0; look < LOOKED_AT && !all.isEmpty(); look++) {
            Way one = all.get(random.nextInt(all.size()));
            if (least.isEmpty() || one.used < least.orElseThrow().used) {
                least = Optional.of(one);
            }
        }
        least.ifPresent(way -> way.used++);
        return least.map(way -> way.steps);
    }

    int size() {
        return ways.size();
    }
}
