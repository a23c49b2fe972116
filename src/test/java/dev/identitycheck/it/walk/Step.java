package dev.identitycheck.it.walk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One act of the intruder, as data: it can be replayed in another world, where it does nothing if it cannot be done.
 *
 * @param tab in which it is done
 * @param word what exactly, in the act's own words
 * @param pick which of several, 0 for the first or latest; counted round
 * @param from the tab, or how many pages ago, that something is taken from
 * @param stop so many redirects are followed, and the next one is dropped
 */
record Step(int tab, Act act, String word, int pick, int from, int stop) {

    /** More redirects than there ever are. */
    static final int TO_THE_END = 20;

    private static final Pattern TEXT =
            Pattern.compile("tab (\\d+) ([A-Z_]+) (\\S+) pick=(\\d+) from=(\\d+) stop=(\\d+)");

    void take(World world) {
        act.move().make(world, this);
    }

    /** The step with nothing dropped or chosen. */
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
