/** Base classes of the extension's authenticators and conditions, which keep no state of their own. */
@NullMarked
package dev.identitycheck.authenticator;

import org.jspecify.annotations.NullMarked;
