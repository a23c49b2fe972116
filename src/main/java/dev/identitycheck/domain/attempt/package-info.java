/** Policies for failed attempts: pure rules over values, with time as a parameter. */
@NullMarked
package dev.identitycheck.domain.attempt;

import org.jspecify.annotations.NullMarked;
