package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("A pending delivery")
class PendingDeliveryTest {

    private static final Contact EMAIL = new Contact.Email("anna@agency.example");
    private static final Contact PHONE = new Contact.Phone("+393331234567");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NONE = Duration.ZERO;

    @Test
    void that_is_answered_in_time_says_who_took_the_message() {
        PendingDelivery pending = new PendingDelivery(1, LONG);

        assertThat(pending.answer(List.of(EMAIL))).isFalse();

        assertThat(pending.await()).isEqualTo(new PendingDelivery.Outcome(DeliveryStatus.SENT, List.of(EMAIL)));
    }

    @Test
    void that_nobody_took_has_failed() {
        PendingDelivery pending = new PendingDelivery(1, LONG);

        assertThat(pending.answer(List.of())).isFalse();

        assertThat(pending.await()).isEqualTo(new PendingDelivery.Outcome(DeliveryStatus.FAILED, List.of()));
    }

    @Test
    void that_is_not_answered_within_the_grace_is_under_way_and_the_worker_learns_that_the_page_is_gone() {
        PendingDelivery pending = new PendingDelivery(1, NONE);

        assertThat(pending.await()).isEqualTo(new PendingDelivery.Outcome(DeliveryStatus.PENDING, List.of()));

        assertThat(pending.answer(List.of())).isTrue();
    }

    @Test
    void is_complete_once_every_contact_has_reported() {
        PendingDelivery pending = new PendingDelivery(2, LONG);

        assertThat(pending.report(EMAIL, DeliveryResult.ACCEPTED)).isEmpty();

        assertThat(pending.report(PHONE, DeliveryResult.REJECTED))
                .contains(Map.of(EMAIL, DeliveryResult.ACCEPTED, PHONE, DeliveryResult.REJECTED));
    }

    @Test
    void has_a_status_that_says_no_more_than_is_known() {
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REJECTED, DeliveryResult.ACCEPTED)))
                .isEqualTo(DeliveryStatus.SENT);
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REJECTED, DeliveryResult.UNKNOWN)))
                .isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REJECTED))).isEqualTo(DeliveryStatus.FAILED);
    }
}
