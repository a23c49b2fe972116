/** The checks of the flows of a realm: whether each login runs the step, and how the steps are set. */
@NullMarked
package dev.identitycheck.admin.doctor.flow;

import org.jspecify.annotations.NullMarked;
