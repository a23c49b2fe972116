package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.attempt.ThrottlePolicy;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;

/**
 * The rules of codes that are asked for here. Failures have a count of their own; they slow down, and lock nothing.
 *
 * @param limits what the realm's text messages may cost
 */
public record SelfServicePolicies(SmsLimits limits) {

    private static final ThrottlePolicy FAILURES = new ThrottlePolicy(5, Duration.ofMinutes(30));

    /** Of a code to a contact on file, which is the owner's word. */
    ChallengePolicy ofWord() {
        return new ChallengePolicy(
                Purpose.PHONE, "word", CodeSettings.standard(ChannelSetting.PREFERRED), FAILURES, limits);
    }

    /** Of a code to the phone that is to be proved. */
    ChallengePolicy ofPhone() {
        return new ChallengePolicy(Purpose.PHONE, CodeSettings.standard(ChannelSetting.SMS), FAILURES, limits);
    }
}
