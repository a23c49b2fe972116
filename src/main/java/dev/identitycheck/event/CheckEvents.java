package dev.identitycheck.event;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * Writes the events of one authentication step. They have the type {@code IDENTITY_PROVIDER_POST_LOGIN} (Keycloak
 * 26.7's event types are a closed list; this one is stored unless the realm says otherwise) and carry the detail
 * {@code identity_check}.
 */
public final class CheckEvents {

    /** The detail that names the outcome. */
    public static final String DETAIL = "identity_check";

    /** The detail that names the channel of a code. */
    public static final String CHANNEL = "identity_check_channel";

    /** The detail that says how many attempts are left. */
    public static final String FAILURES_LEFT = "identity_check_failures_left";

    /** The detail that names the limit that was reached. */
    public static final String LIMIT = "identity_check_limit";

    /** The detail that names an identity by its id in the ledger. */
    public static final String IDENTITY = "identity_check_identity";

    /** The detail that names the purpose of a code or PIN, where no identity is checked. */
    public static final String PURPOSE = "identity_check_purpose";

    /** The detail that marks the events of a step in observe mode. */
    public static final String MODE = "identity_check_mode";

    private final EventBuilder event;
    private final UserModel user;
    private final String subjectDetail;
    private final String subjectName;

    public CheckEvents(EventBuilder event, UserModel user, Identity identity) {
        this.event = event;
        this.user = user;
        this.subjectDetail = Details.IDENTITY_PROVIDER;
        this.subjectName = identity.alias();
    }

    /** Creates the events of a check that concerns no identity. */
    public CheckEvents(EventBuilder event, UserModel user, Purpose purpose) {
        this.event = event;
        this.user = user;
        this.subjectDetail = PURPOSE;
        this.subjectName = purpose.key();
    }

    /** Adds the outcome to the login's own event, at no further cost: for outcomes of each login. */
    public void mark(CheckOutcome outcome) {
        event.user(user).detail(DETAIL, outcome.key());
    }

    /** Writes a separate event. */
    public void write(CheckOutcome outcome) {
        write(outcome, Map.of());
    }

    /** Writes the event of a wrong code or PIN, with the number of attempts that remain. */
    public void writeWrongEntry(int left) {
        write(CheckOutcome.WRONG_CODE, Map.of(FAILURES_LEFT, Integer.toString(left)));
    }

    /** Writes the event that a known identity was removed to make room for another one. */
    public void forgotten(LedgerEntry entry) {
        write(
                CheckOutcome.FORGOTTEN,
                Map.of(Details.IDENTITY_PROVIDER, entry.identityProvider(), IDENTITY, entry.id()));
    }

    /** Writes a separate event with further details; none of them may be a code, address or number. */
    public void write(CheckOutcome outcome, Map<String, String> details) {
        EventBuilder own = event.clone()
                .event(EventType.IDENTITY_PROVIDER_POST_LOGIN)
                .user(user)
                // The user name at the provider is often a whole address.
                .removeDetail(Details.IDENTITY_PROVIDER_USERNAME)
                .detail(subjectDetail, subjectName);
        details.forEach(own::detail);
        send(own, outcome);
    }

    /** Adds the outcome to an event that is otherwise complete, and sends it. */
    public static void send(EventBuilder event, CheckOutcome outcome) {
        event.detail(DETAIL, outcome.key());
        if (outcome.isError()) {
            event.error(DETAIL + "_" + outcome.key());
        } else {
            event.success();
        }
    }
}
