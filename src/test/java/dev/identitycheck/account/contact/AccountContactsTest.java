package dev.identitycheck.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.contact.ContactRegister;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.contact.PhoneNumbers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

@DisplayName("Without the lock, a user's contacts")
class ContactFileTest {

    private static final PhoneNumbers NUMBERS = new PhoneNumbers(Optional.empty());

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UserModel user = new InMemoryUserAdapter(null, null, "user");

    private void has(String email) {
        user.setEmail(email);
        user.setEmailVerified(true);
    }

    private void isMet() {
        ContactRegister register =
                ContactRegister.opened("salt", ContactsOnFile.of(user, Optional.empty(), NUMBERS), NOON);
        user.setSingleAttribute(AccountAttributes.CONTACTS, ContactRegisterJson.write(register));
    }

    private boolean isUpToDate() {
        return ContactFile.isUpToDate(new AccountStore.Local(user), ContactsOnFile.of(user, Optional.empty(), NUMBERS));
    }

    private boolean isExact() {
        return ContactFile.isExact(new AccountStore.Local(user), ContactsOnFile.of(user, Optional.empty(), NUMBERS));
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
