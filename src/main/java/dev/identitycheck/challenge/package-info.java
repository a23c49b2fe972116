/** The challenge: asks for a code or a PIN, sends the code, counts attempts and compares the entry. */
@NullMarked
package dev.identitycheck.challenge;

import org.jspecify.annotations.NullMarked;
