/** Operations of self-service that need the owner's confirmation first. */
@NullMarked
package dev.identitycheck.requiredaction.operation;

import org.jspecify.annotations.NullMarked;
