package dev.identitycheck.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.LedgerJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

class CachedLedgerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity HERS = new Identity("spid", "p1", "hers");
    private static final Identity STRANGE = new Identity("spid", "p1", "strange");

    private final UserModel user = new InMemoryUserAdapter(null, null, "user");

    private final AttributeStore store = new AttributeStore.Local(user);

    @Test
    @DisplayName("an account that has met no ledger knows nobody")
    void noLedger() {
        assertThat(CachedLedger.find(store, HERS)).isEmpty();
    }

    @Test
    @DisplayName("a known identity is found, an unconfirmed or absent one is not")
    void found() {
        IdentityLedger ledger = new IdentityLedger("salt", List.of())
                .withKnown(HERS, ConfirmationMethod.EMAIL, LinkOrigin.LOGIN, "e1", NOON)
                .withUnconfirmed(STRANGE, LinkOrigin.LOGIN, "e2", NOON);
        user.setSingleAttribute(AccountAttributes.IDENTITIES, LedgerJson.write(ledger));
        assertThat(CachedLedger.find(store, HERS)).isEqualTo(ledger.find(HERS));
        assertThat(CachedLedger.find(store, STRANGE)).isEmpty();
        assertThat(CachedLedger.find(store, new Identity("spid", "p2", "hers"))).isEmpty();
    }

    @Test
    @DisplayName("a damaged ledger knows nobody, and says so")
    void damaged() {
        user.setSingleAttribute(AccountAttributes.IDENTITIES, "{\"v\":1");
        assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(() -> CachedLedger.find(store, HERS));
    }
}
