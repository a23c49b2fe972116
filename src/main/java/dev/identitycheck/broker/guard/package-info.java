/**
 * Keeps an unknown identity's claims, its provider's token and what its login is granted off the account that it signs
 * in to.
 */
@NullMarked
package dev.identitycheck.broker.guard;

import org.jspecify.annotations.NullMarked;
