/** Authentication flows, read and written as a whole. */
@NullMarked
package dev.identitycheck.support.flow;

import org.jspecify.annotations.NullMarked;
