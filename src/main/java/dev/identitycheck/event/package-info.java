/** Events for the operator, with details that can be searched, and the metrics made from them. */
@NullMarked
package dev.identitycheck.event;

import org.jspecify.annotations.NullMarked;
