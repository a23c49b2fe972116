package dev.identitycheck.centre;

import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.attempts.SlowPolicy;
import dev.identitycheck.challenge.Rules;
import dev.identitycheck.settings.ChannelChoice;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;
import java.time.Duration;

/**
 * The rules of codes that are asked for here. Failures have a count of their own; they slow down, and lock nothing.
 *
 * @param limits what the realm's text messages may cost
 */
record CentreRules(SmsLimits limits) {

    private static final SlowPolicy FAILURES = new SlowPolicy(5, Duration.ofMinutes(30));

    /** Of a code to a contact on file, which is the owner's word. */
    Rules ofWord() {
        return new Rules(Purpose.PHONE, "word", CodeSettings.standard(ChannelChoice.PREFERRED), FAILURES, limits);
    }

    /** Of a code to the phone that is to be proved. */
    Rules ofPhone() {
        return new Rules(Purpose.PHONE, CodeSettings.standard(ChannelChoice.SMS), FAILURES, limits);
    }
}
