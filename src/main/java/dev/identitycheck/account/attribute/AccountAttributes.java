package dev.identitycheck.account.attribute;

import dev.identitycheck.domain.attempt.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the user attributes that hold what protects an account. Only this extension writes them. */
public final class AccountAttributes {

    static final String PREFIX = "identity-check.";

    /** A pattern of the names of all attributes, for {@code like} of JPQL. */
    public static final String ALL_NAMES = PREFIX + "%";

    /** The identity ledger: {@link LedgerJson}. */
    public static final String IDENTITIES = PREFIX + "identities";

    /** The contact register, which holds since when each contact counts: {@link ContactRegisterJson}. */
    public static final String CONTACTS = PREFIX + "contacts";

    /** The log of messages sent lately: {@link MessageLogJson}. */
    public static final String MESSAGES = PREFIX + "messages";

    /** The outbox, which holds the notices still to be sent: {@link OutboxJson}. */
    public static final String OUTBOX = PREFIX + "outbox";

    /** When the outbox is due, as {@link #moment} writes it; the outbox processor searches by it. */
    public static final String OUTBOX_DUE = PREFIX + "outbox-due";

    /** The issued disown tokens: {@link DisownTokensJson}. */
    public static final String HANDLES = PREFIX + "handles";

    /** The account's random name in disown tokens. */
    public static final String HANDLE_NAME = PREFIX + "handle-name";

    /**
     * {@code true} while a link made by a login awaits confirmation; the cleanup of unconfirmed links searches by it.
     */
    public static final String UNCONFIRMED = PREFIX + "unconfirmed";

    /** The value of attributes that are either present or absent. */
    public static final String YES = "true";

    /** When a lock of scope {@code account} disabled the user: epoch seconds. */
    public static final String DISABLED_AT = PREFIX + "disabled-at";

    /** The method that the owner prefers for confirmation: {@code PreferredMethod}. */
    public static final String PREFERRED = PREFIX + "preferred";

    /** When support reset the account: epoch seconds. */
    public static final String RESET_AT = PREFIX + "reset-at";

    /** The known devices of the account: {@link DevicesJson}. */
    public static final String DEVICES = PREFIX + "devices";

    /** What happened to the account lately: {@link HistoryJson}. */
    public static final String HISTORY = PREFIX + "history";

    /** The contacts that a person has lately taken off or replaced: {@link FormerContactsJson}. */
    public static final String FORMER_CONTACTS = PREFIX + "former-contacts";

    /** What became of codes that confirm no identity: {@link CodeOutcomesJson}. */
    public static final String CODES = PREFIX + "codes";

    private AccountAttributes() {}

    /** Formats a time so that it sorts as text. */
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

    /** Every attribute of a purpose's attempt counter. */
    public static List<String> counted(Purpose purpose) {
        return List.of(failures(purpose), totalFailures(purpose), lastFailure(purpose), lockedAt(purpose));
    }

    /** Whether an attribute is one of this extension's. */
    public static boolean isOwn(String name) {
        return name.startsWith(PREFIX);
    }

    /** Selects this extension's attributes that have a value from all attributes of a user. */
    public static Map<String, List<String>> own(Map<String, List<String>> attributes) {
        return attributes.entrySet().stream()
                .filter(a -> isOwn(a.getKey()) && !a.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, a -> List.copyOf(a.getValue())));
    }

    /** Every attribute of this extension, for the realm's user profile to protect. */
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
                                DEVICES,
                                HISTORY,
                                FORMER_CONTACTS,
                                CODES))
                .toList();
    }

    // The first purpose that was implemented has names without a purpose.
    private static String of(Purpose purpose, String name) {
        return purpose == Purpose.IDENTITY ? PREFIX + name : PREFIX + purpose.key() + "." + name;
    }
}
