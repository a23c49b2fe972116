/** The condition for an unfamiliar access, and the authenticator that makes the browser known. */
@NullMarked
package dev.identitycheck.authenticator.device;

import org.jspecify.annotations.NullMarked;
