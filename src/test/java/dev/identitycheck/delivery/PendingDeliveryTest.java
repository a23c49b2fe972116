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

        assertThat(pending.await()).isEqualTo(new DispatchResult.HandedOver(List.of(EMAIL)));
    }

    @Test
    void that_nobody_took_has_failed() {
        PendingDelivery pending = new PendingDelivery(1, LONG);

        assertThat(pending.answer(List.of())).isFalse();

        assertThat(pending.await()).isEqualTo(new DispatchResult.Failed());
    }

    @Test
    void that_is_not_answered_within_the_grace_is_under_way_and_the_worker_learns_that_the_page_is_gone() {
        PendingDelivery pending = new PendingDelivery(1, NONE);

        assertThat(pending.await()).isEqualTo(new DispatchResult.Underway());

        assertThat(pending.answer(List.of())).isTrue();
    }

    @Test
    void is_complete_once_every_contact_has_reported() {
        PendingDelivery pending = new PendingDelivery(2, LONG);

        assertThat(pending.report(EMAIL, DeliveryResult.TAKEN)).isEmpty();

        assertThat(pending.report(PHONE, DeliveryResult.REFUSED))
                .contains(Map.of(EMAIL, DeliveryResult.TAKEN, PHONE, DeliveryResult.REFUSED));
    }

    @Test
    void has_a_status_that_says_no_more_than_is_known() {
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REFUSED, DeliveryResult.TAKEN)))
                .isEqualTo(DeliveryStatus.SENT);
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REFUSED, DeliveryResult.UNCERTAIN)))
                .isEqualTo(DeliveryStatus.LOST);
        assertThat(DeliveryStatus.of(List.of(DeliveryResult.REFUSED))).isEqualTo(DeliveryStatus.FAILED);
    }
}
