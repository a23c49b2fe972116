/** Putting the step into a realm, and taking it out again. */
@NullMarked
package dev.identitycheck.support.setup;

import org.jspecify.annotations.NullMarked;
