package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountAttributesTest {

    // Realms rely on these names, and what is not named here is not protected in the user profile.
    @Test
    @DisplayName("every attribute is named, each purpose with counters of its own")
    void all() {
        assertThat(AccountAttributes.all())
                .containsExactlyInAnyOrder(
                        "identity-check.failures",
                        "identity-check.failures-total",
                        "identity-check.last-failure",
                        "identity-check.locked-at",
                        "identity-check.code.failures",
                        "identity-check.code.failures-total",
                        "identity-check.code.last-failure",
                        "identity-check.code.locked-at",
                        "identity-check.pin.failures",
                        "identity-check.pin.failures-total",
                        "identity-check.pin.last-failure",
                        "identity-check.pin.locked-at",
                        "identity-check.phone.failures",
                        "identity-check.phone.failures-total",
                        "identity-check.phone.last-failure",
                        "identity-check.phone.locked-at",
                        "identity-check.recovery.failures",
                        "identity-check.recovery.failures-total",
                        "identity-check.recovery.last-failure",
                        "identity-check.recovery.locked-at",
                        "identity-check.identities",
                        "identity-check.contacts",
                        "identity-check.messages",
                        "identity-check.outbox",
                        "identity-check.outbox-due",
                        "identity-check.handles",
                        "identity-check.handle-name",
                        "identity-check.unconfirmed",
                        "identity-check.preferred",
                        "identity-check.disabled-at",
                        "identity-check.reset-at",
                        "identity-check.devices",
                        "identity-check.history",
                        "identity-check.former-contacts",
                        "identity-check.codes");
    }
}
