/** A random walk of somebody who wants to get into another person's account, and what must hold after each step. */
@NullMarked
package dev.identitycheck.it.walk;

import org.jspecify.annotations.NullMarked;
