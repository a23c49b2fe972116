package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.attempt.AttemptCount;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.keycloak.ServerClock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The state of an account as JSON for support staff. Times are epoch seconds; contacts are masked. */
final class AccountRepresentation {

    private final RealmModel realm;
    private final UserModel user;
    private final KeycloakSession session;
    private final AccountView account;
    private final Set<String> unreadable = new TreeSet<>();

    AccountRepresentation(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.account = AccountView.of(session, realm, user);
    }

    ObjectNode json() {
        ObjectNode json = counter(Purpose.IDENTITY);
        json.set("identities", identities());
        json.set("contacts", contacts());
        json.set("devices", devices());
        json.set("notices", notices());
        json.putObject("pin").put("set", hasPin());
        ObjectNode counters = json.putObject("counters");
        for (Purpose purpose : Purpose.values()) {
            counters.set(purpose.key(), counter(purpose));
        }
        if (!unreadable.isEmpty()) {
            unreadable.forEach(json.putArray("unreadable")::add);
        }
        return json;
    }

    private ObjectNode counter(Purpose purpose) {
        AttemptCount count = readable(() -> Optional.of(account.count(purpose))).orElse(AttemptCount.NONE);
        return JsonNodeFactory.instance
                .objectNode()
                .put("locked", count.locked())
                .put("lockedAt", seconds(count.lockedAt()))
                .put("failures", count.failures())
                .put("totalFailures", count.totalFailures())
                .put("lastFailure", seconds(count.lastFailure()));
    }

    private ArrayNode identities() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        readable(account::ledger).ifPresent(ledger -> ledger.entries().forEach(entry -> array.add(identity(entry))));
        return array;
    }

    private static JsonNode identity(LedgerEntry entry) {
        ConfirmationMethod by = entry.confirmedBy();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id())
                .put("identityProvider", entry.identityProvider())
                .put("firstSeen", entry.firstSeen().getEpochSecond())
                .put("confirmedBy", by == null ? null : by.key())
                .put("state", entry.state().key());
    }

    private ArrayNode contacts() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Contact contact : AccountContacts.standing(realm, user).contacts()) {
            Optional<ContactRecord> entry = readable(account::contacts).flatMap(register -> register.find(contact));
            array.addObject()
                    .put("type", contact.type().key())
                    .put("masked", contact.masked())
                    .put("since", entry.map(e -> e.since().getEpochSecond()).orElse(null))
                    .put("provedBy", entry.map(e -> e.provedBy().key()).orElse(null));
        }
        return array;
    }

    private ArrayNode devices() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        readable(() -> AccountDevices.of(session, realm, user))
                .ifPresent(known -> known.all().forEach(device -> array.addObject()
                        .put("id", device.id())
                        .put("label", device.label())
                        .put("firstSeen", device.firstSeen().getEpochSecond())
                        .put("lastUsed", device.lastUsed().getEpochSecond())
                        .put("checked", known.devices().contains(device))));
        return array;
    }

    private ArrayNode notices() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        AccountNotices.history(session, realm, user)
                .newestFirst(ServerClock.now())
                .forEach(entry -> array.add(notice(entry)));
        return array;
    }

    private static ObjectNode notice(NoticeHistory.Entry entry) {
        Notice notice = entry.notice();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", notice.kind().key())
                .put("at", notice.at().getEpochSecond());
        putIfAny(json, "identityProvider", notice.provider());
        putIfAny(json, "subject", notice.subject().type());
        putIfAny(json, "label", notice.subject().name());
        entry.disownedAt().ifPresent(at -> json.put("disownedAt", at.getEpochSecond()));
        if (!entry.undone().isEmpty()) {
            ArrayNode undone = json.putArray("undone");
            entry.undone()
                    .forEach(one -> undone.addObject().put("type", one.type()).put("name", one.name()));
        }
        return json;
    }

    private static void putIfAny(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    private boolean hasPin() {
        UserModel current = session.users().getUserById(realm, user.getId());
        return current != null && PinCredentialStore.isSet(current);
    }

    // A damaged attribute is listed by name, as the reason why no check can decide; the other attributes are shown.
    private <T> Optional<T> readable(Supplier<Optional<T>> reader) {
        try {
            return reader.get();
        } catch (UnreadableAccountException e) {
            unreadable.add(e.attribute());
            return Optional.empty();
        }
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }
}
