/** Authentication flows, copied and written as a whole. */
@NullMarked
package dev.identitycheck.support.flow;

import org.jspecify.annotations.NullMarked;
