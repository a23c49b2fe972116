/**
 * One-time codes: generated at random, kept as keyed hashes, compared in constant time, expired after their lifetime.
 */
@NullMarked
package dev.identitycheck.domain.otp;

import org.jspecify.annotations.NullMarked;
