package dev.identitycheck.centre;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.account.StoredAccount;
import dev.identitycheck.account.StoredUser;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.ContactEntry;
import dev.identitycheck.contact.ProvedBy;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.notice.post.NoticeTime;
import dev.identitycheck.pin.PinOnFile;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The page of the security centre. It is read past the cache, so that it says what the last form did. */
final class CentrePage {

    private final RequiredActionContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final StoredAccount account;
    private final Instant now;

    CentrePage(RequiredActionContext context, Instant now) {
        this.context = context;
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = StoredUser.find(session, realm, context.getUser().getId()).orElseGet(context::getUser);
        this.account = StoredAccount.of(session, realm, user);
        this.now = now;
    }

    Response show(Say say, String number) {
        ContactBook book = ContactFile.standing(realm, user);
        Identities identities = new Identities(session, realm, this::time);
        Map<String, Object> model = new HashMap<>();
        model.put("account", user.getUsername());
        model.put("number", number);
        model.put("country", PhonePage.country(context));
        model.put("contacts", book.contacts().stream().map(this::contact).toList());
        model.put("hasPhone", book.phone().isPresent());
        model.put("hasPin", PinOnFile.isSet(user));
        model.put("ways", Ways.of(book, user).stream().map(PreferredWay::key).toList());
        model.put("preferred", preferred(book));
        model.put(
                "identities",
                account.ledger().map(l -> identities.in(l, EntryState.KNOWN)).orElse(List.of()));
        model.put("blocks", blocks(identities));
        model.put("devices", new Devices(session, realm, this::time).of(user));
        model.put("checks", new RecentChecks(session, realm, this::time).of(user));
        return PhonePage.saying(context.form(), say)
                .setAttribute("identityCheck", model)
                .createForm("identity-check-centre.ftl");
    }

    private List<Map<String, String>> blocks(Identities identities) {
        Optional<IdentityLedger> ledger = account.ledger();
        return ledger.map(l -> identities.in(l, EntryState.DISOWNED)).orElse(List.of());
    }

    private Map<String, String> contact(Contact contact) {
        Optional<ContactEntry> entry = account.contacts().flatMap(register -> register.find(contact));
        boolean counts = account.contacts()
                .map(register -> register.counts(contact, delay(), now))
                .orElse(true);
        boolean isDisowned =
                entry.filter(e -> e.provedBy() == ProvedBy.DISOWNED).isPresent();
        return Map.of(
                "kind",
                contact.type().key(),
                "masked",
                contact.masked(),
                "state",
                counts ? "counts" : isDisowned ? "disowned" : "waits",
                "until",
                counts ? "" : entry.map(e -> time(e.since().plus(delay()))).orElse(""));
    }

    private String preferred(ContactBook book) {
        return PreferredWay.of(session, realm, user)
                .filter(way -> Ways.of(book, user).contains(way))
                .or(() -> Ways.of(book, user).stream().findFirst())
                .map(PreferredWay::key)
                .orElse("");
    }

    private Duration delay() {
        return RealmSettings.of(realm).newContactDelay().orElse(Duration.ZERO);
    }

    private String time(Instant time) {
        Locale locale = session.getContext().resolveLocale(user);
        return NoticeTime.of(time, RealmSettings.of(realm).timeZone(), locale);
    }
}
