package dev.identitycheck.centre;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.identity.ConfirmedBy;
import dev.identitycheck.identity.EntryState;
import dev.identitycheck.identity.IdentityLedger;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.link.Forgetting;
import dev.identitycheck.notice.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The identities of an account as its owner sees them. */
record Identities(KeycloakSession session, RealmModel realm, Function<Instant, String> time) {

    private static final int LONGEST_NAME = 80;

    /** Those of one standing, newest first. */
    List<Map<String, String>> in(IdentityLedger ledger, EntryState state) {
        return ledger.entries().stream()
                .filter(entry -> entry.state() == state)
                .sorted((a, b) -> b.firstSeen().compareTo(a.firstSeen()))
                .map(this::model)
                .toList();
    }

    private Map<String, String> model(LedgerEntry entry) {
        ConfirmedBy by = entry.confirmedBy();
        return Map.of(
                "id", entry.id(),
                "provider", provider(entry.identityProvider()),
                "since", time.apply(entry.firstSeen()),
                "confirmedBy", by == null ? "" : by.key());
    }

    private String provider(String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        String name = provider == null ? alias : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
        return PlainText.of(name, LONGEST_NAME);
    }

    /**
     * Forgets one, under the account's lock, by the operation that support uses. The last one that is known stays where no
     * contact counts: nobody could confirm it again.
     */
    static Forgetting forget(LockedAccount account, String entryId, Instant now) {
        boolean isLast = account.ledger().stream()
                        .flatMap(ledger -> ledger.entries().stream())
                        .filter(entry -> entry.state() == EntryState.KNOWN)
                        .filter(entry -> !entry.id().equals(entryId))
                        .findAny()
                        .isEmpty()
                && ContactFile.of(account, now).confirming().isEmpty();
        return isLast ? Forgetting.LAST : Forgetting.forget(account, entryId);
    }
}
