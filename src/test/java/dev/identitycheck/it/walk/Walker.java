package dev.identitycheck.it.walk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs and replays walks in one realm. */
final class Walker {

    private final WalkRealm realm;
    private final Records records;
    private final Map<String, Integer> broken = new TreeMap<>();
    private long steps;

    Walker(WalkRealm realm, Records records) {
        this.realm = realm;
        this.records = records;
    }

    /** The steps of a finished walk and the violation that ended it, if any. */
    record Outcome(Walk walk, Optional<Violation> violation) {}

    Outcome goes(Guide guide) {
        World world = new World(realm);
        Invariants invariants = new Invariants(world, records);
        List<Step> done = new ArrayList<>();
        Optional<Violation> violation = Optional.empty();
        Optional<Step> next = guide.next(world);
        while (violation.isEmpty() && next.isPresent()) {
            Step step = next.orElseThrow();
            done.add(step);
            takes(world, step);
            violation = invariants.after(done.size());
            next = guide.next(world);
        }
        if (violation.isEmpty()) {
            violation = invariants.atTheEnd(done.size());
        }
        world.broken().forEach((where, times) -> broken.merge(where, times, Integer::sum));
        return new Outcome(new Walk(realm.shape(), done), violation);
    }

    Outcome replays(List<Step> steps) {
        Iterator<Step> left = steps.iterator();
        return goes(world -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());
    }

    private void takes(World world, Step step) {
        steps++;
        try {
            step.take(world);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The walker stumbled at " + step, e);
        }
    }

    /** The shortest walk that still causes this kind of harm, each step in its simplest form where possible. */
    Walk shortest(Outcome failed) {
        Harm harm = failed.violation().orElseThrow().harm();
        Predicate<List<Step>> fails =
                some -> replays(some).violation().filter(v -> v.harm() == harm).isPresent();
        List<Step> shrunk = Shrinker.shrink(failed.walk().steps(), fails);
        List<Step> plain = plainer(shrunk, fails);
        return failed.walk().with(plain.equals(shrunk) ? shrunk : Shrinker.shrink(plain, fails));
    }

    private static List<Step> plainer(List<Step> steps, Predicate<List<Step>> fails) {
        List<Step> plain = new ArrayList<>(steps);
        for (int at = 0; at < plain.size(); at++) {
            Step before = plain.set(at, plain.get(at).plain());
            if (!before.equals(plain.get(at)) && !fails.test(plain)) {
                plain.set(at, before);
            }
        }
        return plain;
    }

    long steps() {
        return steps;
    }

    Map<String, Integer> broken() {
        return broken;
    }
}
