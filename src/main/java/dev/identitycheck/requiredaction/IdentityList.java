package dev.identitycheck.requiredaction;

import dev.identitycheck.account.IdentityRemoval;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Lists the identities of an account for the security centre. */
record IdentityList(KeycloakSession session, RealmModel realm, Function<Instant, String> time) {

    private static final int LONGEST_NAME = 80;

    /** The identities in one state, the newest first. */
    List<Map<String, String>> in(IdentityLedger ledger, IdentityState state) {
        return ledger.entries().stream()
                .filter(entry -> entry.state() == state)
                .sorted((a, b) -> b.firstSeen().compareTo(a.firstSeen()))
                .map(this::model)
                .toList();
    }

    private Map<String, String> model(LedgerEntry entry) {
        ConfirmationMethod by = entry.confirmedBy();
        return Map.of(
                "id", entry.id(),
                "provider", provider(entry.identityProvider()),
                "since", time.apply(entry.firstSeen()),
                "confirmedBy", by == null ? "" : by.key());
    }

    private String provider(String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        String name = provider == null ? alias : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
        return SafeText.of(name, LONGEST_NAME);
    }

    /**
     * Removes an identity from the ledger, under the account's lock, by the operation that support uses. The last known
     * identity stays where no contact counts, since no code could confirm an identity again.
     */
    static IdentityRemoval forget(LockedAccount account, String entryId, Instant now) {
        boolean isLast = account.ledger().stream()
                        .flatMap(ledger -> ledger.entries().stream())
                        .filter(entry -> entry.state() == IdentityState.KNOWN)
                        .filter(entry -> !entry.id().equals(entryId))
                        .findAny()
                        .isEmpty()
                && AccountContacts.of(account, now).confirming().isEmpty();
        return isLast ? IdentityRemoval.LAST : IdentityRemoval.forget(account, entryId);
    }
}
