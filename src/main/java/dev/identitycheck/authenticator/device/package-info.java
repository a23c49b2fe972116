/** The condition that finds an access unfamiliar, and the step that makes it familiar. */
@NullMarked
package dev.identitycheck.authenticator.device;

import org.jspecify.annotations.NullMarked;
