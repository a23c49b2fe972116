package dev.identitycheck.domain.notice;

import java.util.Arrays;
import java.util.List;
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

    private GatheredSubject() {}

    /** The subject of two notices together; without ids if there are too many. */
    static NoticeSubject together(NoticeSubject some, NoticeSubject others) {
        List<String> ids = Stream.concat(ids(some).stream(), ids(others).stream())
                .distinct()
                .toList();
        boolean isWhole = !some.id().isEmpty() && !others.id().isEmpty() && ids.size() <= LIMIT;
        return new NoticeSubject(
                some.type().equals(others.type()) ? some.type() : BROWSER,
                isWhole ? String.join(" ", ids) : "",
                names(some.name(), others.name()));
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
        boolean isThere = Arrays.asList(some.split(BETWEEN_NAMES)).contains(other);
        return isThere || other.isEmpty() ? some : some.isEmpty() ? other : some + BETWEEN_NAMES + other;
    }
}
