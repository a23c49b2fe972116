/** One-time codes: made at random, kept as keyed hashes, compared in constant time, gone with their lifetime. */
@NullMarked
package dev.identitycheck.domain.otp;

import org.jspecify.annotations.NullMarked;
