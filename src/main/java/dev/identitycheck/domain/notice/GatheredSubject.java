package dev.identitycheck.domain.notice;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browsers or credentials that one notice tells of, as the notice keeps them in its subject. */
public final class GatheredSubject {

    /** The type of the subject: browsers that the account did not know. */
    public static final String BROWSER = "browser";

    /** The type of the subject: a known browser, in a network where it has not been. */
    public static final String NETWORK = "network";

    // As many browsers as an account knows; where there are more, it need not be told which.
    private static final int LIMIT = 20;
    private static final String BETWEEN_NAMES = "; ";
    private static final Pattern COUNT = Pattern.compile("^\\(\\d+\\) ");

    // One name must not hide the others.
    private static final int LONGEST_NAME = 26;

    private GatheredSubject() {}

    /** The subject of two notices together; without ids if there are too many. */
    static NoticeSubject together(NoticeSubject some, NoticeSubject others) {
        List<String> ids = Stream.concat(ids(some).stream(), ids(others).stream())
                .distinct()
                .toList();
        boolean isWhole = !some.id().isEmpty() && !others.id().isEmpty() && ids.size() <= LIMIT;
        String names = names(some.name(), others.name());
        return new NoticeSubject(
                some.type().equals(others.type()) ? some.type() : BROWSER,
                isWhole ? String.join(" ", ids) : "",
                isWhole ? counted(names, ids.size()) : names);
    }

    /** A subject with some of its ids. */
    static NoticeSubject of(NoticeSubject subject, List<String> ids) {
        return new NoticeSubject(
                subject.type(), String.join(" ", ids), counted(withoutCount(subject.name()), ids.size()));
    }

    /** Whether one subject has room for both with all their ids. */
    static boolean hasRoom(NoticeSubject some, NoticeSubject others) {
        return ids(some).size() + ids(others).size() <= LIMIT;
    }

    /** The ids of all of them; empty if it is not known which they are. */
    public static List<String> ids(NoticeSubject subject) {
        return Arrays.stream(subject.id().split(" "))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static String names(String some, String other) {
        String before = withoutCount(some);
        String added = SafeText.of(withoutCount(other), LONGEST_NAME);
        boolean isThere = List.of(before.split(BETWEEN_NAMES)).contains(added);
        return isThere || added.isEmpty()
                ? before
                : before.isEmpty()
                        ? added
                        : (before.contains(BETWEEN_NAMES) ? before : SafeText.of(before, LONGEST_NAME))
                                + BETWEEN_NAMES
                                + added;
    }

    // Where the names do not say how many there are, a number before them does.
    private static String counted(String names, int count) {
        boolean isAll =
                List.of(names.split(BETWEEN_NAMES)).size() == count && names.length() <= NoticeSubject.MAX_NAME_LENGTH;
        return names.isEmpty() || isAll ? names : "(%d) %s".formatted(count, names);
    }

    private static String withoutCount(String names) {
        return COUNT.matcher(names).replaceFirst("");
    }
}
