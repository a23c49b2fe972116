/** Putting the step into a realm, and taking it out again. */
@NullMarked
package dev.identitycheck.admin.setup;

import org.jspecify.annotations.NullMarked;
