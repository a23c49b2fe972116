package dev.identitycheck.it.walk;

import dev.identitycheck.it.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Runs random walks from one seed, several in each of a series of new realms. */
final class Run {

    private static final int WALKS_IN_A_TOWN = 10;
    private static final int STEPS_IN_A_WALK = 60;

    private final Stage stage;
    private final long seed;
    private final Optional<Shape> shape;
    private final boolean goesOn;
    private final List<String> findings = new ArrayList<>();
    private final Set<Harm> found = EnumSet.noneOf(Harm.class);
    private final Map<String, Integer> broken = new TreeMap<>();
    private final Instant start;
    private final Memory memory = new Memory();
    private long steps;
    private int walks;
    private int realms;

    /**
     * Prepares a run.
     *
     * @param shape the shape of all realms; if empty, each shape is random
     * @param goesOn whether the run continues after the first finding, for other kinds of harm
     */
    Run(Stage stage, long seed, Optional<Shape> shape, boolean goesOn) {
        this.stage = stage;
        this.seed = seed;
        this.shape = shape;
        this.goesOn = goesOn;
        says("Seed %d on %s".formatted(seed, stage.site().url()));
        // Set after the first access to the site, which builds and starts the server.
        this.start = Instant.now();
    }

    void goesOnFor(Duration time) {
        Random random = new Random(seed);
        Instant end = start.plus(time);
        try (Issuer issuer = new Issuer();
                Records records = new Records(stage.site().database())) {
            while (Instant.now().isBefore(end) && (goesOn || findings.isEmpty())) {
                realms++;
                try (WalkRealm realm = new WalkRealm(stage, issuer, shape.orElseGet(() -> Shape.by(random)))) {
                    says("Realm %d: %s".formatted(realms, realm.shape()));
                    walksIn(realm, records, new Random(random.nextLong()), end);
                }
                says(toString());
            }
        }
    }

    private void walksIn(WalkRealm realm, Records records, Random random, Instant end) {
        Walker walker = new Walker(realm, records);
        for (int walk = 0; walk < WALKS_IN_A_TOWN && Instant.now().isBefore(end); walk++) {
            walks++;
            Walker.Outcome outcome = walker.goes(new RandomGuide(random, memory, STEPS_IN_A_WALK));
            steps += outcome.walk().steps().size();
            outcome.violation().ifPresent(violation -> finds(walker, outcome, violation));
            if (!goesOn && !findings.isEmpty()) {
                break;
            }
        }
        walker.broken()
                .forEach((where, times) ->
                        broken.merge(where.replaceAll("agency-?\\d*", "agency"), times, Integer::sum));
    }

    private void finds(Walker walker, Walker.Outcome outcome, Violation violation) {
        if (!found.add(violation.harm())) {
            return;
        }
        says("%s after %d steps: %s%n%s".formatted(violation.harm(), steps, violation.what(), outcome.walk()));
        String finding = "%s after %d steps of the run with seed %d: %s%n%s"
                .formatted(violation.harm(), steps, seed, violation.what(), walker.shortest(outcome));
        says(finding);
        findings.add(finding);
    }

    private static void says(String what) {
        System.out.println(what);
    }

    List<String> findings() {
        return findings;
    }

    @Override
    public String toString() {
        double seconds = Math.max(1, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        return "seed %d: %d steps in %d walks in %d towns, %d situations, %.0f a second; answers 500: %s"
                .formatted(seed, steps, walks, realms, memory.size(), steps / seconds, broken);
    }
}
