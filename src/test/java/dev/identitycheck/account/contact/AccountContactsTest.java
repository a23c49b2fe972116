package dev.identitycheck.account.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.account.AttributeStore;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.ContactRegisterJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.phone.PhoneNumberParser;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

@DisplayName("Without the lock, a user's contacts")
class AccountContactsTest {

    private static final PhoneNumberParser NUMBERS = new PhoneNumberParser(Optional.empty());

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UserModel user = new InMemoryUserAdapter(null, null, "user");

    private void has(String email) {
        user.setEmail(email);
        user.setEmailVerified(true);
    }

    private void isMet() {
        ContactRegister register =
                ContactRegister.opened("salt", UserContacts.of(user, Optional.empty(), NUMBERS), NOON);
        user.setSingleAttribute(AccountAttributes.CONTACTS, ContactRegisterJson.write(register));
    }

    private boolean isUpToDate() {
        return AccountContacts.isUpToDate(
                new AttributeStore.Local(user), UserContacts.of(user, Optional.empty(), NUMBERS));
    }

    private boolean isExact() {
        return AccountContacts.isExact(
                new AttributeStore.Local(user), UserContacts.of(user, Optional.empty(), NUMBERS));
    }

    @Test
    @DisplayName("need no look while there are none and there is no register")
    void nothing() {
        assertThat(isUpToDate()).isTrue();
        assertThat(isExact()).isFalse();
    }

    @Test
    @DisplayName("need a look when there is no register of them")
    void unmet() {
        has("anna@example.org");
        assertThat(isUpToDate()).isFalse();
    }

    @Test
    @DisplayName("need none while the register holds just them")
    void exact() {
        has("anna@example.org");
        isMet();
        assertThat(isUpToDate()).isTrue();
        assertThat(isExact()).isTrue();
    }

    @Test
    @DisplayName("need one when they changed, and when one is gone")
    void changed() {
        has("anna@example.org");
        isMet();
        has("eve@example.org");
        assertThat(isUpToDate()).isFalse();
        assertThat(isExact()).isFalse();
        user.setEmailVerified(false);
        assertThat(isUpToDate()).isTrue();
        assertThat(isExact()).isFalse();
    }

    @Test
    @DisplayName("are not guessed at when the register is damaged")
    void damaged() {
        has("anna@example.org");
        user.setSingleAttribute(AccountAttributes.CONTACTS, "{");
        assertThat(isExact()).isFalse();
        assertThatExceptionOfType(UnreadableAccountException.class).isThrownBy(this::isUpToDate);
    }
}
