package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.delivery.sms.SmsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryResultTest {

    @Test
    @DisplayName("where nobody answered in time, the message may have been taken")
    void uncertain() {
        assertThat(DeliveryResult.failedBy(new SocketTimeoutException())).isEqualTo(DeliveryResult.UNKNOWN);
        assertThat(DeliveryResult.failedBy(new InterruptedIOException())).isEqualTo(DeliveryResult.UNKNOWN);
        assertThat(DeliveryResult.failedBy(new IllegalStateException(new IOException(new SocketTimeoutException()))))
                .isEqualTo(DeliveryResult.UNKNOWN);
    }

    @Test
    @DisplayName("any other failure is a refusal")
    void refused() {
        assertThat(DeliveryResult.failedBy(new ConnectException())).isEqualTo(DeliveryResult.REJECTED);
        assertThat(DeliveryResult.failedBy(new IllegalStateException(new IOException("550"))))
                .isEqualTo(DeliveryResult.REJECTED);
    }

    @Test
    @DisplayName("failures that are each other's cause are looked at no longer than need be")
    void circle() {
        IOException one = new IOException("one");
        IOException other = new IOException("other", one);
        one.initCause(other);
        assertThat(DeliveryResult.failedBy(one)).isEqualTo(DeliveryResult.REJECTED);
    }

    @Test
    @DisplayName("a gateway tells itself what became of the message")
    void gateways() {
        SocketTimeoutException silence = new SocketTimeoutException();
        assertThat(DeliveryResult.failedBy(SmsException.refused("no"))).isEqualTo(DeliveryResult.REJECTED);
        assertThat(DeliveryResult.failedBy(SmsException.busy("no connection", silence)))
                .isEqualTo(DeliveryResult.REJECTED);
        assertThat(DeliveryResult.failedBy(SmsException.uncertain("no answer", null)))
                .isEqualTo(DeliveryResult.UNKNOWN);
    }
}
