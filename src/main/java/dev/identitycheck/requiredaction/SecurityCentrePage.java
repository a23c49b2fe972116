package dev.identitycheck.requiredaction;

import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.credential.AvailableMethods;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.credential.PinUse;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.page.LocalTimeFormat;
import dev.identitycheck.page.OwnPage;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Renders the page of the security centre. The user is read past the cache, so that the page shows the last change. */
final class SecurityCentrePage {

    private final RequiredActionContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AccountView account;
    private final Instant now;

    SecurityCentrePage(RequiredActionContext context, Instant now) {
        this.context = context;
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = UncachedUser.find(session, realm, context.getUser().getId()).orElseGet(context::getUser);
        this.account = AccountView.of(session, realm, user);
        this.now = now;
    }

    Response show(PageMessage message, String number, Optional<Instant> provedUntil) {
        ContactBook book = AccountContacts.standing(realm, user);
        IdentityList identities = new IdentityList(session, realm, this::time);
        Map<String, Object> model = new HashMap<>();
        model.put("account", user.getUsername());
        model.put("number", number);
        model.put("provedUntil", provedUntil.map(this::minute).orElse(""));
        model.put("country", PhonePage.country(context));
        model.put("contacts", book.contacts().stream().map(this::contact).toList());
        model.put("hasPhone", book.phone().isPresent());
        boolean asksForPins = PinUse.isPossible(session, realm);
        List<PreferredMethod> ways = AvailableMethods.of(book, user).stream()
                .filter(way -> asksForPins || way != PreferredMethod.PIN)
                .toList();
        Optional<PreferredMethod> preferred = preferred(ways);
        model.put("hasPin", PinCredentialStore.isSet(user));
        model.put("asksForPins", asksForPins);
        model.put("isPinIdle", !PinCredentialStore.isUsable(session, realm, user));
        model.put("ways", ways.stream().map(PreferredMethod::key).toList());
        model.put("preferred", preferred.map(PreferredMethod::key).orElse(""));
        model.put(
                "identities",
                account.ledger().map(l -> identities.in(l, IdentityState.KNOWN)).orElse(List.of()));
        model.put("blocks", blocks(identities));
        model.put("devices", new DeviceList(session, realm, this::time).of(user));
        model.put("checks", new RecentActivity(session, realm, now, this::time).of(user));
        return OwnPage.render(
                session, PhonePage.withMessage(context.form(), message), model, "identity-check-centre.ftl");
    }

    private List<Map<String, String>> blocks(IdentityList identities) {
        Optional<IdentityLedger> ledger = account.ledger();
        return ledger.map(l -> identities.in(l, IdentityState.DISOWNED)).orElse(List.of());
    }

    private Map<String, String> contact(Contact contact) {
        Optional<ContactRecord> entry = account.contacts().flatMap(register -> register.find(contact));
        boolean counts = account.contacts()
                .map(register -> register.counts(contact, delay(), now))
                .orElse(true);
        boolean isDisowned =
                entry.filter(e -> e.provedBy() == ContactProof.DISOWNED).isPresent();
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

    private Optional<PreferredMethod> preferred(List<PreferredMethod> ways) {
        return PreferredMethod.of(session, realm, user).filter(ways::contains).or(() -> ways.stream()
                .findFirst());
    }

    private Duration delay() {
        return RealmSettings.of(realm).newContactDelay().orElse(Duration.ZERO);
    }

    // Rounded down: a reader's clock that shows the minute is not past the time.
    private String minute(Instant time) {
        Locale locale = session.getContext().resolveLocale(user);
        return LocalTimeFormat.startingAt(
                time.truncatedTo(ChronoUnit.MINUTES),
                now,
                RealmSettings.of(realm).timeZone(),
                locale);
    }

    private String time(Instant time) {
        Locale locale = session.getContext().resolveLocale(user);
        return LocalTimeFormat.of(time, RealmSettings.of(realm).timeZone(), locale);
    }
}
