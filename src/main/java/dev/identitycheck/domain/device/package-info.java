/** Browsers in which an owner passed a check, and the policy by which an access is unfamiliar. */
@NullMarked
package dev.identitycheck.domain.device;

import org.jspecify.annotations.NullMarked;
