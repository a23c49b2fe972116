/** Tests of the recovery of forgotten passwords, on a real server. */
@NullMarked
package dev.identitycheck.it.recovery;

import org.jspecify.annotations.NullMarked;
