/** Attacks that others have described, walked through. */
@NullMarked
package dev.identitycheck.it.attack;

import org.jspecify.annotations.NullMarked;
