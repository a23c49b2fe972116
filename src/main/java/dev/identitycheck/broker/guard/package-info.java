/** What an unknown identity's claims may not do to the account that it signs in to. */
@NullMarked
package dev.identitycheck.guard;

import org.jspecify.annotations.NullMarked;
