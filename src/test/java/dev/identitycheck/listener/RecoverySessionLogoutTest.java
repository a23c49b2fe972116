package dev.identitycheck.listener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.listener.protection.RecoveryMeans.Occasion;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A password that is set after a link in a mail of Keycloak's")
class RecoverySessionLogoutTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "reset-credentials, FORGOTTEN",
        "execute-actions, INVITED",
        "verify-email, VERIFIED",
        "update-email, FORGOTTEN",
        "somebody-elses, FORGOTTEN"
    })
    @DisplayName("is set for the reason that the link was sent for")
    void occasion(String type, Occasion occasion) {
        assertThat(RecoverySessionLogout.occasion(token("{\"typ\":\"" + type + "\",\"sub\":\"u1\",\"more\":{}}")))
                .isEqualTo(occasion);
    }

    @Test
    @DisplayName("is a recovered one where the reason is not known")
    void unknown() {
        assertThat(RecoverySessionLogout.occasion(null)).isEqualTo(Occasion.FORGOTTEN);
        assertThat(RecoverySessionLogout.occasion("no token")).isEqualTo(Occasion.FORGOTTEN);
        assertThat(RecoverySessionLogout.occasion(token("{}"))).isEqualTo(Occasion.FORGOTTEN);
        assertThat(RecoverySessionLogout.occasion(token("[1]"))).isEqualTo(Occasion.FORGOTTEN);
    }

    private static String token(String content) {
        return base64("{\"alg\":\"HS512\"}") + "." + base64(content) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
