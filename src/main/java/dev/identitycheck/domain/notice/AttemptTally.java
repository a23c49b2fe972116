package dev.identitycheck.domain.notice;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The attempts that one notice tells of, by the browser in which they were made: a right code withdraws those of its
 * own browser and no others. The notice keeps the tally in its subject, as the subject's id, until it is sent.
 *
 * @param wrong the wrong entries of each browser, by a short digest of its login session; 0 if a page was only opened
 */
public record AttemptTally(Map<String, Integer> wrong) {

    /** No attempt. */
    public static final AttemptTally NONE = new AttemptTally(Map.of());

    /** The largest number of browsers that are told apart. */
    static final int BROWSERS = 8;

    // The browsers that are not told apart, so that no right code withdraws their attempts.
    private static final String OTHERS = "+";

    private static final Pattern PART = Pattern.compile("([A-Za-z0-9_-]{1,16}|\\+):(\\d{1,4})");

    public AttemptTally {
        wrong = Map.copyOf(wrong);
    }

    /** The attempts that a notice tells of. */
    public static AttemptTally of(NoticeSubject subject) {
        return new AttemptTally(Arrays.stream(subject.id().split(" "))
                .map(PART::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        part -> part.group(1), part -> Integer.parseInt(part.group(2)), Integer::sum)));
    }

    /** Adds wrong entries in a browser; none if a page was opened. */
    public AttemptTally plus(String browser, int wrongEntries) {
        Map<String, Integer> all = new TreeMap<>(wrong);
        all.merge(all.containsKey(browser) || all.size() < BROWSERS ? browser : OTHERS, wrongEntries, Integer::sum);
        return new AttemptTally(all);
    }

    /** Removes the attempts in a browser. */
    public AttemptTally without(String browser) {
        Map<String, Integer> others = new TreeMap<>(wrong);
        others.remove(browser);
        return new AttemptTally(others);
    }

    public boolean isEmpty() {
        return wrong.isEmpty();
    }

    /** The wrong entries in all browsers. */
    public int total() {
        return wrong.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The subject of the notice of these attempts; its name is their number, empty if pages were only opened.
     *
     * @param purpose the purpose of the codes
     */
    public NoticeSubject subject(String purpose) {
        String parts = new TreeMap<>(wrong)
                .entrySet().stream()
                        .map(part -> part.getKey() + ":" + part.getValue())
                        .collect(Collectors.joining(" "));
        return new NoticeSubject(purpose, parts, total() == 0 ? "" : Integer.toString(total()));
    }

    /** A notice as it is sent: its subject has the number of attempts and the tally no more. */
    public static Notice told(Notice waiting) {
        NoticeSubject subject = waiting.subject();
        return waiting.about(new NoticeSubject(subject.type(), "", subject.name()));
    }
}
