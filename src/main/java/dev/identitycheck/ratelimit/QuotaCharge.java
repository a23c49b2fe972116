package dev.identitycheck.ratelimit;

import java.time.Instant;

/**
 * One message, as one limit has counted it.
 *
 * @param row the row that counted it
 * @param expires the end of that row's window, by which a later window is told from this one
 */
public record QuotaCharge(String row, Instant expires) {}
