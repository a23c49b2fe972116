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

/** Writes the events of what happens to an account outside a login step. Their details come from the notice. */
public final class AccountEvents {

    /** The detail that names the type of the notice. */
    public static final String NOTICE = "identity_check_notice";

    /** The detail that names the attribute that was damaged. */
    public static final String ATTRIBUTE = "identity_check_attribute";

    private AccountEvents() {}

    /** The event details of a notice; they hold no address and no number. */
    public static Map<String, String> details(Notice notice) {
        Map<String, String> details = new HashMap<>();
        details.put(NOTICE, notice.kind().key());
        if (!notice.provider().isEmpty()) {
            details.put(Details.IDENTITY_PROVIDER, notice.provider());
        }
        notice.identity().ifPresent(entry -> details.put(CheckEvents.IDENTITY, entry.id()));
        if (notice.kind().isOfCodes() && !notice.subject().type().isEmpty()) {
            details.put(CheckEvents.PURPOSE, notice.subject().type());
        }
        if (!notice.code().isEmpty()) {
            details.put(CheckEvents.CHANNEL, channel(notice.code()));
        }
        return details;
    }

    /** Writes the event of a notice: an action of the account's user, or a change to the account. */
    public static void write(
            KeycloakSession session, RealmModel realm, String userId, CheckOutcome outcome, Notice notice) {
        send(ofRequest(session, realm), userId, outcome, details(notice));
    }

    /** Writes the event that a disowned identity was about to be linked again. */
    public static void blocked(KeycloakSession session, RealmModel realm, String userId, String provider) {
        send(ofRequest(session, realm), userId, CheckOutcome.BLOCKED, Map.of(Details.IDENTITY_PROVIDER, provider));
    }

    /** Writes the event that an identity is no longer trusted for having created the account. */
    public static void doubted(KeycloakSession session, RealmModel realm, String userId, LedgerEntry entry) {
        send(
                ofRequest(session, realm),
                userId,
                CheckOutcome.DOUBTED,
                Map.of(Details.IDENTITY_PROVIDER, entry.identityProvider(), CheckEvents.IDENTITY, entry.id()));
    }

    /** Writes the event that a notice could not be delivered within the time for retries. */
    public static void givenUp(KeycloakSession session, RealmModel realm, String userId, Notice notice) {
        Map<String, String> details = details(notice);
        details.put(
                CheckEvents.CHANNEL,
                notice.to().stream().map(d -> d.channel().key()).distinct().collect(Collectors.joining(" ")));
        send(new EventBuilder(realm, session), userId, CheckOutcome.NOTICE_GIVEN_UP, details);
    }

    /** Writes the event that nobody was told of a notice, since the account has no contact. */
    public static void untold(KeycloakSession session, RealmModel realm, String userId, Notice notice) {
        send(new EventBuilder(realm, session), userId, CheckOutcome.NOBODY_TOLD, details(notice));
    }

    /** Writes the event that a damaged attribute was replaced. */
    public static void replaced(KeycloakSession session, RealmModel realm, String userId, String attribute) {
        send(new EventBuilder(realm, session), userId, CheckOutcome.NOTICES_LOST, Map.of(ATTRIBUTE, attribute));
    }

    private static String channel(List<NoticeChannel> codeChannels) {
        return codeChannels.size() > 1 ? "both" : codeChannels.get(0).key();
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
