/** Adds the step {@code identity-check} to a realm, and removes it. */
@NullMarked
package dev.identitycheck.admin.setup;

import org.jspecify.annotations.NullMarked;
