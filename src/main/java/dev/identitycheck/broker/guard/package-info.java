/**
 * Withholds an unknown identity's claims, its provider's token and the grants of its login from the account that it
 * signs in to.
 */
@NullMarked
package dev.identitycheck.broker.guard;

import org.jspecify.annotations.NullMarked;
