package dev.identitycheck.delivery.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.vault.DefaultVaultRawSecret;
import org.keycloak.vault.DefaultVaultTranscriber;
import org.keycloak.vault.VaultProvider;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultTranscriber;

@DisplayName("A gateway's options")
class GatewayOptionsTest {

    private static final Map<String, String> SET = Map.of(
            "url", "one",
            "backup-url", " two ",
            "backup-timeout", "700",
            "backup-gateways", "a, b,,c ",
            "backup-blank", "  ");

    private final GatewayOptions own = new GatewayOptions("http", "", SET::get);
    private final GatewayOptions backup = new GatewayOptions("backup", "backup-", SET::get);

    @Test
    @DisplayName("are its own and no other's")
    void named() throws SmsException {
        assertThat(own.text("url")).isEqualTo("one");
        assertThat(backup.text("url")).isEqualTo("two");
        assertThat(own.has("timeout")).isFalse();
        assertThat(backup.number("timeout", 5, 1, 1_000)).isEqualTo(700);
        assertThat(own.number("timeout", 5, 1, 1_000)).isEqualTo(5);
        assertThat(backup.names("gateways")).containsExactly("a", "b", "c");
        assertThat(own.names("gateways")).isEmpty();
        assertThat(backup.has("blank")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"701", "699", "x", "7.0", "99999999999"})
    @DisplayName("are named when they are wrong, and not quoted")
    void wrong(String value) {
        GatewayOptions options = new GatewayOptions("backup", "", key -> value);
        SmsException wrong = catchThrowableOfType(SmsException.class, () -> options.number("timeout", 700, 700, 700));
        assertThat(wrong).hasMessageContaining("option timeout of the gateway backup");
        assertThat(wrong.getMessage()).doesNotContain(value);
        assertThat(catchThrowableOfType(SmsException.class, () -> options.flag("tls")))
                .hasMessage("option tls of the gateway backup is neither true nor false");
    }

    @Test
    @DisplayName("hold a secret or say where in the vault it is")
    void secrets() throws SmsException {
        VaultTranscriber vault = new DefaultVaultTranscriber(new OneSecret("sms", "from the vault"));
        assertThat(secret(vault, Map.of("secret", "own"))).isEqualTo("own");
        assertThat(secret(vault, Map.of())).isEmpty();
        assertThat(secret(vault, Map.of("secret", "own", "secret-vault", "sms")))
                .isEqualTo("from the vault");
        assertThat(secret(vault, Map.of("secret", "${vault.sms}"))).isEqualTo("${vault.sms}");
    }

    @Test
    @DisplayName("are wrong when they name nothing in the vault, or there is none")
    void noSuchSecret() {
        for (VaultTranscriber vault :
                List.of(new DefaultVaultTranscriber(new OneSecret("sms", "x")), new DefaultVaultTranscriber(null))) {
            assertThat(catchThrowableOfType(SmsException.class, () -> secret(vault, Map.of("secret-vault", "other"))))
                    .hasMessage("option secret-vault of the gateway http names nothing in the realm's vault");
        }
    }

    private static String secret(VaultTranscriber vault, Map<String, String> set) throws SmsException {
        return new GatewayOptions("http", "", set::get).secret(vault, "secret");
    }

    /** A vault with one entry. */
    private record OneSecret(String name, String value) implements VaultProvider {

        @Override
        public VaultRawSecret obtainSecret(String wanted) {
            return DefaultVaultRawSecret.forBuffer(
                    wanted.equals(name) ? Optional.of(ByteBuffer.wrap(value.getBytes(UTF_8))) : Optional.empty());
        }

        @Override
        public void close() {}
    }

    @Test
    @DisplayName("are not printed")
    void notPrinted() {
        assertThat(backup).hasToString("GatewayOptions[backup]");
    }
}
