/** Keys of a realm for what recovery signs and hashes. */
@NullMarked
package dev.identitycheck.recovery.key;

import org.jspecify.annotations.NullMarked;
