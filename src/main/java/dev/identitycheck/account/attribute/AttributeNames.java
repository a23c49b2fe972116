package dev.identitycheck.account.attribute;

import java.util.List;
import java.util.stream.Stream;

/** Says in one line which user attributes something is about. */
public final class AttributeNames {

    private static final int MOST_NAMES = 5;

    private AttributeNames() {}

    /**
     * The names with blanks between them; where there are many, those of this extension's attributes as their number
     * and their prefix.
     */
    public static String summary(List<String> names) {
        List<String> own = names.stream().filter(AccountAttributes::isOwn).toList();
        if (own.size() <= MOST_NAMES) {
            return String.join(" ", names);
        }
        return String.join(
                " ",
                Stream.concat(
                                Stream.of(AccountAttributes.PREFIX + "* (" + own.size() + ")"),
                                names.stream().filter(name -> !AccountAttributes.isOwn(name)))
                        .toList());
    }
}
