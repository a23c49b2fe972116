/** Required actions with their pages, where people look after their contacts and choices themselves. */
@NullMarked
package dev.identitycheck.requiredaction;

import org.jspecify.annotations.NullMarked;
