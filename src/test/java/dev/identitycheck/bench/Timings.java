package dev.identitycheck.bench;

import java.util.ArrayList;
import java.util.List;

/** The times of one arm of a benchmark, in nanoseconds. */
final class Timings {

    private final String arm;
    private final List<Long> times = new ArrayList<>();

    Timings(String arm) {
        this.arm = arm;
    }

    void add(long nanos) {
        times.add(nanos);
    }

    double millis(double quantile) {
        List<Long> sorted = times.stream().sorted().toList();
        int index = (int) Math.round(quantile * (sorted.size() - 1));
        return sorted.get(index) / 1e6;
    }

    double median() {
        return millis(0.5);
    }

    /** One line: median, the middle half, and the ratio of the median to another arm's. */
    String line(Timings base) {
        return "%-28s %6.1f ms (middle half %5.1f–%5.1f), %.3f of \"%s\", n=%d"
                .formatted(arm, median(), millis(0.25), millis(0.75), median() / base.median(), base.arm, times.size());
    }
}
