package dev.identitycheck.account.attribute;

import dev.identitycheck.domain.attempt.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the user attributes that hold what protects an account. Nobody but this extension writes them. */
public final class AccountAttributes {

    static final String PREFIX = "identity-check.";

    /** The ledger: {@link LedgerJson}. */
    public static final String IDENTITIES = PREFIX + "identities";

    /** Since when each contact counts: {@link ContactRegisterJson}. */
    public static final String CONTACTS = PREFIX + "contacts";

    /** Messages sent lately: {@link MessageLogJson}. */
    public static final String MESSAGES = PREFIX + "messages";

    /** Facts that somebody has still to be told of: {@link OutboxJson}. */
    public static final String OUTBOX = PREFIX + "outbox";

    /** When the outbox is to be looked at, as {@link #moment} writes it: what the messenger looks for. */
    public static final String OUTBOX_DUE = PREFIX + "outbox-due";

    /** Handles to disown something with: {@link DisownTokensJson}. */
    public static final String HANDLES = PREFIX + "handles";

    /** The account's random name in such handles. */
    public static final String HANDLE_NAME = PREFIX + "handle-name";

    /** {@code true} while a link that a login made waits for its owner's word: what the sweep looks for. */
    public static final String UNCONFIRMED = PREFIX + "unconfirmed";

    /** The value of attributes that are there or not. */
    public static final String YES = "true";

    /** When a lock of scope {@code account} switched the user off: epoch seconds. */
    public static final String DISABLED_AT = PREFIX + "disabled-at";

    /** The way in which the owner chose to be asked: {@code PreferredMethod}. */
    public static final String PREFERRED = PREFIX + "preferred";

    /** When support made the account as new: epoch seconds. */
    public static final String RESET_AT = PREFIX + "reset-at";

    /** The browsers that the account knows: {@link DevicesJson}. */
    public static final String DEVICES = PREFIX + "devices";

    private AccountAttributes() {}

    /** A time that sorts as text. */
    public static String moment(Instant time) {
        return String.format(Locale.ROOT, "%012d", time.getEpochSecond());
    }

    public static String failures(Purpose purpose) {
        return of(purpose, "failures");
    }

    public static String totalFailures(Purpose purpose) {
        return of(purpose, "failures-total");
    }

    public static String lastFailure(Purpose purpose) {
        return of(purpose, "last-failure");
    }

    public static String lockedAt(Purpose purpose) {
        return of(purpose, "locked-at");
    }

    /** All that is counted for a purpose. */
    public static List<String> counted(Purpose purpose) {
        return List.of(failures(purpose), totalFailures(purpose), lastFailure(purpose), lockedAt(purpose));
    }

    /** Whether an attribute is one of this extension's. */
    public static boolean isOwn(String name) {
        return name.startsWith(PREFIX);
    }

    /** Those of a user's attributes that are this extension's and hold something. */
    public static Map<String, List<String>> own(Map<String, List<String>> attributes) {
        return attributes.entrySet().stream()
                .filter(a -> isOwn(a.getKey()) && !a.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, a -> List.copyOf(a.getValue())));
    }

    /** Every attribute, for the realm's user profile to protect. */
    public static List<String> all() {
        Stream<String> counters = Arrays.stream(Purpose.values()).flatMap(purpose -> counted(purpose).stream());
        return Stream.concat(
                        counters,
                        Stream.of(
                                IDENTITIES,
                                CONTACTS,
                                MESSAGES,
                                OUTBOX,
                                OUTBOX_DUE,
                                HANDLES,
                                HANDLE_NAME,
                                UNCONFIRMED,
                                PREFERRED,
                                DISABLED_AT,
                                RESET_AT,
                                DEVICES))
                .toList();
    }

    // The purpose that came first has the short names.
    private static String of(Purpose purpose, String name) {
        return purpose == Purpose.IDENTITY ? PREFIX + name : PREFIX + purpose.key() + "." + name;
    }
}
