package dev.identitycheck.challenge;

import dev.identitycheck.domain.attempt.AttemptPolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;

/**
 * The settings of one challenge: purpose, texts, codes, attempts and limits for text messages.
 *
 * @param purpose the purpose of the code or PIN; each purpose has its own count of attempts and its own resend interval
 * @param textSuffix the suffix of the keys of the texts that say what the code is for; empty for an identity
 * @param codes how codes are made and sent
 * @param attempts how many wrong entries are allowed
 * @param smsLimits the realm's limits for text messages
 */
public record ChallengePolicy(
        Purpose purpose, String textSuffix, CodeSettings codes, AttemptPolicy attempts, SmsLimits smsLimits) {

    /** Makes a policy with the texts of its purpose. */
    public ChallengePolicy(Purpose purpose, CodeSettings codes, AttemptPolicy attempts, SmsLimits smsLimits) {
        this(purpose, purpose == Purpose.IDENTITY ? "" : purpose.key(), codes, attempts, smsLimits);
    }
}
