package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.sms.SmsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptedTest {

    @Test
    @DisplayName("where nobody answered in time, the message may have been taken")
    void uncertain() {
        assertThat(Attempted.failedBy(new SocketTimeoutException())).isEqualTo(Attempted.UNCERTAIN);
        assertThat(Attempted.failedBy(new InterruptedIOException())).isEqualTo(Attempted.UNCERTAIN);
        assertThat(Attempted.failedBy(new IllegalStateException(new IOException(new SocketTimeoutException()))))
                .isEqualTo(Attempted.UNCERTAIN);
    }

    @Test
    @DisplayName("any other failure is a refusal")
    void refused() {
        assertThat(Attempted.failedBy(new ConnectException())).isEqualTo(Attempted.REFUSED);
        assertThat(Attempted.failedBy(new IllegalStateException(new IOException("550"))))
                .isEqualTo(Attempted.REFUSED);
    }

    @Test
    @DisplayName("failures that are each other's cause are looked at no longer than need be")
    void circle() {
        IOException one = new IOException("one");
        IOException other = new IOException("other", one);
        one.initCause(other);
        assertThat(Attempted.failedBy(one)).isEqualTo(Attempted.REFUSED);
    }

    @Test
    @DisplayName("a gateway tells itself what became of the message")
    void gateways() {
        SocketTimeoutException silence = new SocketTimeoutException();
        assertThat(Attempted.failedBy(SmsException.refused("no"))).isEqualTo(Attempted.REFUSED);
        assertThat(Attempted.failedBy(SmsException.busy("no connection", silence)))
                .isEqualTo(Attempted.REFUSED);
        assertThat(Attempted.failedBy(SmsException.uncertain("no answer", null)))
                .isEqualTo(Attempted.UNCERTAIN);
    }
}
