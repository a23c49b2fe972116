package dev.identitycheck.challenge;

import dev.identitycheck.attempts.AttemptRule;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.SmsLimits;

/**
 * The rules of one challenge.
 *
 * @param purpose what is asked for; it has a count and an interval of its own
 * @param codes how codes are made and sent
 * @param attempts how many failures are borne
 * @param smsLimits what the realm's text messages may cost
 */
public record Rules(Purpose purpose, CodeSettings codes, AttemptRule attempts, SmsLimits smsLimits) {}
