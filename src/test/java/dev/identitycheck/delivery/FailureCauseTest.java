package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.sms.SmsException;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.email.EmailException;

class FailureCauseTest {

    @Test
    @DisplayName("of foreign exceptions the kinds are told, outermost first, and nothing that they quote")
    void kindsOnly() {
        Exception refusal = new EmailException(
                "could not send to anna@example.org",
                new IOException("550 <anna@example.org>", new IllegalStateException("code 123456")));
        assertThat(FailureCause.of(refusal)).isEqualTo("EmailException>IOException>IllegalStateException");
    }

    @Test
    @DisplayName("five kinds are enough, whatever the depth")
    void fiveDeep() {
        Exception failure = new IOException("0");
        for (int i = 0; i < 9; i++) {
            failure = new IOException("deeper", failure);
        }
        assertThat(FailureCause.of(failure)).isEqualTo("IOException>IOException>IOException>IOException>IOException");
    }

    @Test
    @DisplayName("a gateway's own words are told, for they hold no number; what is behind them is not")
    void gateway() {
        SmsException refusal = SmsException.busy("the gateway answered 503", new IOException("to +393331234567"));
        assertThat(FailureCause.of(refusal)).isEqualTo("\"the gateway answered 503\"");
    }
}
