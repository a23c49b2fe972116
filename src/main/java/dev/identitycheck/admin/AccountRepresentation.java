package dev.identitycheck.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.account.StoredAccount;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.attempts.AttemptCount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactEntry;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.pin.PinOnFile;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How an account stands, as support sees it. Times are epoch seconds; contacts are masked. */
final class UserJson {

    private final RealmModel realm;
    private final UserModel user;
    private final KeycloakSession session;
    private final StoredAccount account;
    private final Set<String> unreadable = new TreeSet<>();

    UserJson(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.account = StoredAccount.of(session, realm, user);
    }

    ObjectNode json() {
        ObjectNode json = counter(Purpose.IDENTITY);
        json.set("identities", identities());
        json.set("contacts", contacts());
        json.set("devices", devices());
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
        ConfirmedBy by = entry.confirmedBy();
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
        for (Contact contact : ContactFile.standing(realm, user).contacts()) {
            Optional<ContactEntry> entry = readable(account::contacts).flatMap(register -> register.find(contact));
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
        readable(() -> DeviceFile.of(session, realm, user))
                .ifPresent(known -> known.devices().forEach(device -> array.addObject()
                        .put("id", device.id())
                        .put("label", device.label())
                        .put("firstSeen", device.firstSeen().getEpochSecond())
                        .put("lastUsed", device.lastUsed().getEpochSecond())));
        return array;
    }

    private boolean hasPin() {
        UserModel current = session.users().getUserById(realm, user.getId());
        return current != null && PinOnFile.isSet(current);
    }

    // What is damaged is named, for somebody to see why nothing can be decided; the rest is shown.
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
