/** Browsers in which an owner passed a check, and when an access is unfamiliar all the same. */
@NullMarked
package dev.identitycheck.domain.device;

import org.jspecify.annotations.NullMarked;
