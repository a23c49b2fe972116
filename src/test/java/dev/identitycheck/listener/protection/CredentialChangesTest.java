package dev.identitycheck.listener.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The difference between the credentials before and after a request")
class CredentialChangesTest {

    private static final CredentialState PASSWORD = credential("p", "password", "1");
    private static final CredentialState KEY = credential("k", "webauthn", "1");

    private static CredentialState credential(String id, String type, String version) {
        return new CredentialState(id, type, "", version);
    }

    private static CredentialChanges changes(List<CredentialState> before, List<CredentialState> after) {
        return new CredentialChanges(before, after);
    }

    @Test
    @DisplayName("is none where nothing changed, or only a name or a counter")
    void same() {
        CredentialState renamed = new CredentialState("k", "webauthn", "my key", "1");
        CredentialState used = credential("k", "webauthn", "2");

        for (CredentialState after : List.of(KEY, renamed, used)) {
            CredentialChanges changes = changes(List.of(PASSWORD, KEY), List.of(PASSWORD, after));
            assertThat(changes.passwords()).isEmpty();
            assertThat(changes.added()).isEmpty();
            assertThat(changes.removed()).isEmpty();
            assertThat(changes.pins()).isEmpty();
        }
    }

    @Test
    @DisplayName("is a password that keeps its id and gets another secret, or is the first")
    void password() {
        CredentialState changed = credential("p", "password", "2");

        assertThat(changes(List.of(PASSWORD), List.of(changed)).passwords()).containsExactly(changed);
        assertThat(changes(List.of(), List.of(PASSWORD)).passwords()).containsExactly(PASSWORD);
        assertThat(changes(List.of(), List.of(PASSWORD)).added()).isEmpty();
    }

    @Test
    @DisplayName("is what came and what went")
    void comeAndGone() {
        CredentialState other = credential("o", "otp", "1");

        CredentialChanges changes = changes(List.of(PASSWORD, KEY), List.of(other));

        assertThat(changes.added()).containsExactly(other);
        assertThat(changes.removed()).containsExactly(PASSWORD, KEY);
    }

    @Test
    @DisplayName("is one thing where new recovery codes replace the old ones")
    void recoveryCodes() {
        CredentialState old = credential("r1", "recovery-authn-codes", "1");
        CredentialState fresh = credential("r2", "recovery-authn-codes", "1");

        assertThat(changes(List.of(old), List.of(fresh)).added()).containsExactly(fresh);
        assertThat(changes(List.of(old), List.of(fresh)).removed()).isEmpty();
        assertThat(changes(List.of(old), List.of()).removed()).containsExactly(old);
    }

    @Test
    @DisplayName("leaves a phone to the change of contacts, and tells a PIN apart")
    void own() {
        CredentialState phone = credential("t", "identity-check-phone", "1");
        CredentialState pin = credential("n", "identity-check-pin", "1");

        CredentialChanges changes = changes(List.of(phone, pin), List.of());

        assertThat(changes.removed()).isEmpty();
        assertThat(changes.pins()).containsExactly(pin);
    }
}
