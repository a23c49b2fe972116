/** One-time codes: made at random, kept as keyed hashes, compared in constant time, gone with their lifetime. */
@NullMarked
package dev.identitycheck.code;

import org.jspecify.annotations.NullMarked;
