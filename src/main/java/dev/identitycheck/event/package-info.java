/** What happened, told once: as an event for the operator, with details that can be searched. */
@NullMarked
package dev.identitycheck.event;

import org.jspecify.annotations.NullMarked;
