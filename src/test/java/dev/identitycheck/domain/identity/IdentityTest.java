package dev.identitycheck.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @ParameterizedTest(name = "“{0}”, “{1}”, “{2}”")
    @CsvSource({"'', id, subject", "alias, '', subject", "alias, id, ''"})
    @DisplayName("nothing equals nothing: an identity without a provider or a subject is none")
    void whole(String alias, String providerId, String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity(alias, providerId, subject));
    }

    @Test
    @DisplayName("what the ledger holds is written with these words, which stay as they are")
    void words() {
        assertThat(Arrays.stream(ConfirmationMethod.values()).map(ConfirmationMethod::key))
                .containsExactly("email", "sms", "both", "pin", "first", "existing", "second-factor", "support");
        assertThat(Arrays.stream(IdentityState.values()).map(IdentityState::key))
                .containsExactly("known", "unconfirmed", "disowned");
        assertThat(Arrays.stream(LinkOrigin.values()).map(LinkOrigin::key))
                .containsExactly("login", "registration", "administrator");
    }
}
