package dev.identitycheck.ratelimit;

import java.time.Instant;

/**
 * One message that was counted against a quota.
 *
 * @param row the id of the row that counted it
 * @param expires the end of that row's window, which distinguishes it from a later window
 */
public record QuotaCharge(String row, Instant expires) {}
