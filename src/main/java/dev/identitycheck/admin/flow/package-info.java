/** Authentication flows, copied and written as a whole. */
@NullMarked
package dev.identitycheck.admin.flow;

import org.jspecify.annotations.NullMarked;
