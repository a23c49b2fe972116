package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptPolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;

/**
 * The rules of one challenge.
 *
 * @param purpose what is asked for; it has a count and an interval of its own
 * @param words the texts that say what the code is for, by the end of their keys; empty for those of an identity
 * @param codes how codes are made and sent
 * @param attempts how many failures are borne
 * @param smsLimits what the realm's text messages may cost
 */
public record ChallengePolicy(
        Purpose purpose, String words, CodeSettings codes, AttemptPolicy attempts, SmsLimits smsLimits) {

    /** With the words of the purpose. */
    public ChallengePolicy(Purpose purpose, CodeSettings codes, AttemptPolicy attempts, SmsLimits smsLimits) {
        this(purpose, purpose == Purpose.IDENTITY ? "" : purpose.key(), codes, attempts, smsLimits);
    }
}
