/** Keys for whatever is hashed, from those that a realm has anyway. */
@NullMarked
package dev.identitycheck.key;

import org.jspecify.annotations.NullMarked;
