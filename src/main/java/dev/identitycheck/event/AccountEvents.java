package dev.identitycheck.event;

import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The events of what happens to an account outside a login's step. What they say of it comes from the fact. */
public final class AccountEvents {

    /** The detail that says what a notice is about. */
    public static final String NOTICE = "identity_check_notice";

    private AccountEvents() {}

    /** What a fact says of itself; no address and no number is in it. */
    public static Map<String, String> details(Notice fact) {
        Map<String, String> details = new HashMap<>();
        details.put(NOTICE, fact.kind().key());
        if (!fact.provider().isEmpty()) {
            details.put(Details.IDENTITY_PROVIDER, fact.provider());
        }
        fact.identity().ifPresent(entry -> details.put(CheckEvents.IDENTITY, entry.id()));
        if (!fact.code().isEmpty()) {
            details.put(CheckEvents.CHANNEL, channel(fact.code()));
        }
        return details;
    }

    /** Somebody of an account did something, or something was done to it. */
    public static void write(
            KeycloakSession session, RealmModel realm, String userId, CheckOutcome outcome, Notice fact) {
        send(ofRequest(session, realm), userId, outcome, details(fact));
    }

    /** A disowned identity was to be linked again. */
    public static void blocked(KeycloakSession session, RealmModel realm, String userId, String provider) {
        send(ofRequest(session, realm), userId, CheckOutcome.BLOCKED, Map.of(Details.IDENTITY_PROVIDER, provider));
    }

    /** An identity that made the account is trusted for that no longer. */
    public static void doubted(KeycloakSession session, RealmModel realm, String userId, LedgerEntry entry) {
        send(
                ofRequest(session, realm),
                userId,
                CheckOutcome.DOUBTED,
                Map.of(Details.IDENTITY_PROVIDER, entry.identityProvider(), CheckEvents.IDENTITY, entry.id()));
    }

    /** A notice could not be handed over for too long. */
    public static void givenUp(KeycloakSession session, RealmModel realm, String userId, Notice fact) {
        Map<String, String> details = details(fact);
        details.put(
                CheckEvents.CHANNEL,
                fact.to().stream().map(d -> d.way().key()).distinct().collect(Collectors.joining(" ")));
        send(new EventBuilder(realm, session), userId, CheckOutcome.NOTICE_GIVEN_UP, details);
    }

    private static String channel(List<NoticeChannel> code) {
        return code.size() > 1 ? "both" : code.get(0).key();
    }

    static EventBuilder ofRequest(KeycloakSession session, RealmModel realm) {
        return new EventBuilder(realm, session, session.getContext().getConnection());
    }

    static void send(EventBuilder event, String userId, CheckOutcome outcome, Map<String, String> details) {
        event.event(EventType.IDENTITY_PROVIDER_POST_LOGIN).user(userId);
        details.forEach(event::detail);
        CheckEvents.send(event, outcome);
    }
}
