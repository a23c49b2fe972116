/** How a code travels to its owner, and how often. */
@NullMarked
package dev.identitycheck.delivery;

import org.jspecify.annotations.NullMarked;
