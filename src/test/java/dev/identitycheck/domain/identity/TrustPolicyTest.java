package dev.identitycheck.domain.identity;

import static dev.identitycheck.domain.identity.Ledgers.EMPTY;
import static dev.identitycheck.domain.identity.Ledgers.NOON;
import static dev.identitycheck.domain.identity.Ledgers.disowned;
import static dev.identitycheck.domain.identity.Ledgers.identity;
import static dev.identitycheck.domain.identity.Ledgers.known;
import static dev.identitycheck.domain.identity.Ledgers.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    @ParameterizedTest(name = "firstIdentity trusted: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("the ledger goes before any policy")
    void ledgerFirst(boolean trust) {
        TrustPolicy policy = new TrustPolicy(trust, trust);
        assertThat(policy.judge(known(EMPTY, 1, NOON), identity(1))).isEqualTo(new TrustDecision.Known());
        assertThat(policy.judge(disowned(EMPTY, 1, NOON), identity(1))).isEqualTo(new TrustDecision.Disowned());
        assertThat(policy.judge(known(EMPTY, 1, NOON), identity(2))).isEqualTo(new TrustDecision.New());
        assertThat(policy.judge(EMPTY, identity(1))).isEqualTo(new TrustDecision.New());
    }

    @ParameterizedTest(name = "trust: {0}, link by {1}: trusted {2}")
    @CsvSource({
        "true, REGISTRATION, true",
        "true, LOGIN, false",
        "true, ADMINISTRATOR, false",
        "false, REGISTRATION, false",
        "false, LOGIN, false",
        "false, ADMINISTRATOR, false"
    })
    @DisplayName("the identity that created the account is trusted if the setting says so, and no other")
    void first(boolean trustFirst, LinkOrigin origin, boolean trusted) {
        TrustPolicy policy = new TrustPolicy(trustFirst, true);
        assertThat(policy.judge(unconfirmed(EMPTY, 1, origin, NOON), identity(1)))
                .isEqualTo(trusted ? new TrustDecision.Trusted(ConfirmationMethod.FIRST) : new TrustDecision.New());
    }

    @Test
    @DisplayName("the identity that created the account is asked once somebody else has proved a contact")
    void doubtedFirst() {
        TrustPolicy policy = new TrustPolicy(true, true);
        IdentityLedger made = unconfirmed(EMPTY, 1, LinkOrigin.REGISTRATION, NOON);
        IdentityLedger known =
                made.withKnown(identity(1), ConfirmationMethod.FIRST, LinkOrigin.REGISTRATION, "entry-1", NOON);
        assertThat(policy.judge(known, identity(1))).isEqualTo(new TrustDecision.Known());
        assertThat(policy.judge(made.doubted(), identity(1))).isEqualTo(new TrustDecision.New());
        assertThat(policy.judge(known.doubted(), identity(1))).isEqualTo(new TrustDecision.New());
        assertThat(policy.judge(known.settled(identity(1)).doubted(), identity(1)))
                .isEqualTo(new TrustDecision.Known());
    }

    @ParameterizedTest
    @EnumSource(ConfirmationMethod.class)
    @DisplayName("it is known again when a code confirms it, and then owes nothing more")
    void confirmedAgain(ConfirmationMethod by) {
        boolean isCode = Set.of(
                        ConfirmationMethod.EMAIL,
                        ConfirmationMethod.SMS,
                        ConfirmationMethod.BOTH,
                        ConfirmationMethod.SUPPORT)
                .contains(by);
        IdentityLedger confirmed = unconfirmed(EMPTY, 1, LinkOrigin.REGISTRATION, NOON)
                .doubted()
                .withKnown(identity(1), by, LinkOrigin.REGISTRATION, "entry-1", NOON);
        assertThat(confirmed.doubted().knows(identity(1))).isEqualTo(isCode);
    }

    @Test
    @DisplayName("a text message to a phone of its own settles no address")
    void textMessage() {
        IdentityLedger confirmed = unconfirmed(EMPTY, 1, LinkOrigin.REGISTRATION, NOON)
                .withKnown(identity(1), ConfirmationMethod.SMS, LinkOrigin.REGISTRATION, "entry-1", NOON);
        assertThat(confirmed.doubted().isDoubted(identity(1))).isTrue();
    }

    @Test
    @DisplayName("a disowned first identity is not trusted again")
    void disownedFirst() {
        IdentityLedger ledger = disowned(EMPTY, 1, NOON);
        assertThat(new TrustPolicy(true, true).judge(ledger, identity(1))).isEqualTo(new TrustDecision.Disowned());
    }
}
