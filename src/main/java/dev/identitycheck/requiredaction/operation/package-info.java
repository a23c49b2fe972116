/** Operations of self-service that need a step-up confirmation by a code first. */
@NullMarked
package dev.identitycheck.requiredaction.operation;

import org.jspecify.annotations.NullMarked;
