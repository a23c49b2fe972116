/** Creates, copies and removes whole authentication flows. */
@NullMarked
package dev.identitycheck.admin.flow;

import org.jspecify.annotations.NullMarked;
