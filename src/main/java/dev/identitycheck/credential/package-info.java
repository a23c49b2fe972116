/** The PIN of an account: a credential that is hashed as passwords are, mailed by the server, and replaced by its owner. */
@NullMarked
package dev.identitycheck.pin;

import org.jspecify.annotations.NullMarked;
