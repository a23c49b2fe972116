package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.attempt.ThrottlePolicy;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;

/**
 * The policies of codes in required actions. Failures have a count of their own; they delay attempts and never lock.
 *
 * @param limits what the realm's text messages may cost
 */
public record SelfServicePolicies(SmsLimits limits) {

    private static final ThrottlePolicy FAILURES = new ThrottlePolicy(5, Duration.ofMinutes(30));

    /** The policy of a step-up code to a contact on file. */
    ChallengePolicy stepUp() {
        return new ChallengePolicy(
                Purpose.PHONE, "word", CodeSettings.standard(ChannelSetting.PREFERRED), FAILURES, limits);
    }

    /** The policy of a code to the phone to verify. */
    ChallengePolicy phoneVerification() {
        return new ChallengePolicy(Purpose.PHONE, CodeSettings.standard(ChannelSetting.SMS), FAILURES, limits);
    }
}
