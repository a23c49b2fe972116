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
 * The events of one login's step. They are of type {@code IDENTITY_PROVIDER_POST_LOGIN} (Keycloak 26.7's event types are
 * a closed list; this one is stored unless the realm says otherwise) and carry {@code identity_check}.
 */
public final class CheckEvents {

    /** The detail that names the outcome. */
    public static final String DETAIL = "identity_check";

    /** The detail that names where a code went. */
    public static final String CHANNEL = "identity_check_channel";

    /** The detail that says how many attempts are left. */
    public static final String FAILURES_LEFT = "identity_check_failures_left";

    /** The detail that names the limit that was reached. */
    public static final String LIMIT = "identity_check_limit";

    /** The detail that names an identity by its id in the ledger. */
    public static final String IDENTITY = "identity_check_identity";

    /** The detail that names what a code or PIN is asked for, where it is asked about no identity. */
    public static final String PURPOSE = "identity_check_purpose";

    /** The detail that marks what was only observed. */
    public static final String MODE = "identity_check_mode";

    private final EventBuilder event;
    private final UserModel user;
    private final String subject;
    private final String name;

    public CheckEvents(EventBuilder event, UserModel user, Identity identity) {
        this.event = event;
        this.user = user;
        this.subject = Details.IDENTITY_PROVIDER;
        this.name = identity.alias();
    }

    /** Of what is asked about no identity. */
    public CheckEvents(EventBuilder event, UserModel user, Purpose purpose) {
        this.event = event;
        this.user = user;
        this.subject = PURPOSE;
        this.name = purpose.key();
    }

    /** Marks the login's own event, which costs nothing more: for what happens at each login. */
    public void mark(CheckOutcome outcome) {
        event.user(user).detail(DETAIL, outcome.key());
    }

    /** Writes an event of its own. */
    public void write(CheckOutcome outcome) {
        write(outcome, Map.of());
    }

    /** Tells that a known identity had to make room for another one. */
    public void forgotten(LedgerEntry entry) {
        write(
                CheckOutcome.FORGOTTEN,
                Map.of(Details.IDENTITY_PROVIDER, entry.identityProvider(), IDENTITY, entry.id()));
    }

    /** Writes an event of its own with further details; none of them may be a code, address or number. */
    public void write(CheckOutcome outcome, Map<String, String> details) {
        EventBuilder own = event.clone()
                .event(EventType.IDENTITY_PROVIDER_POST_LOGIN)
                .user(user)
                // The name at the provider is often a whole address.
                .removeDetail(Details.IDENTITY_PROVIDER_USERNAME)
                .detail(subject, name);
        details.forEach(own::detail);
        send(own, outcome);
    }

    /** Sends an event that has everything but its outcome. */
    public static void send(EventBuilder event, CheckOutcome outcome) {
        event.detail(DETAIL, outcome.key());
        if (outcome.isError()) {
            event.error(DETAIL + "_" + outcome.key());
        } else {
            event.success();
        }
    }
}
