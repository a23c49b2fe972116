package dev.identitycheck.it.walk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One action of the intruder, as data. A step can be replayed in another walk, where it has no effect if it is
 * not possible.
 *
 * @param tab the number of the tab that acts
 * @param word the argument of the action, in a form of its own for each kind
 * @param pick the index among several candidates, 0 for the first or latest, modulo their number
 * @param from the tab, or the number of pages back, from which a value is taken
 * @param stop the number of redirects that are followed; the next one is kept and not followed
 */
record Step(int tab, Act act, String word, int pick, int from, int stop) {

    /** A number of redirects that no login exceeds. */
    static final int TO_THE_END = 20;

    private static final Pattern TEXT =
            Pattern.compile("tab (\\d+) ([A-Z_]+) (\\S+) pick=(\\d+) from=(\\d+) stop=(\\d+)");

    void take(World world) {
        act.move().make(world, this);
    }

    /** The simplest form of the step: the first candidate, and all redirects followed. */
    Step plain() {
        return new Step(tab, act, word, 0, from, TO_THE_END);
    }

    static Step parse(String line) {
        Matcher text = TEXT.matcher(line.trim());
        if (!text.matches()) {
            throw new IllegalArgumentException("No step: " + line);
        }
        return new Step(
                Integer.parseInt(text.group(1)),
                Act.valueOf(text.group(2)),
                text.group(3),
                Integer.parseInt(text.group(4)),
                Integer.parseInt(text.group(5)),
                Integer.parseInt(text.group(6)));
    }

    @Override
    public String toString() {
        return "tab " + tab + " " + act + " " + word + " pick=" + pick + " from=" + from + " stop=" + stop;
    }
}
