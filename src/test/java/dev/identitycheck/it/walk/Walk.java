package dev.identitycheck.it.walk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A realm's shape and the steps taken there; the text form has the shape in the first line and one step in each
 * other line.
 */
record Walk(Shape shape, List<Step> steps) {

    Walk {
        steps = List.copyOf(steps);
    }

    Walk with(List<Step> others) {
        return new Walk(shape, others);
    }

    static Walk parse(String text) {
        List<String> lines =
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        return new Walk(
                Shape.parse(lines.get(0)),
                lines.stream().skip(1).map(Step::parse).toList());
    }

    @Override
    public String toString() {
        return shape + "\n" + steps.stream().map(s -> s + "\n").collect(Collectors.joining());
    }
}
