/** Random walks of an intruder who attacks another person's account, and the invariants checked after each step. */
@NullMarked
package dev.identitycheck.it.walk;

import org.jspecify.annotations.NullMarked;
