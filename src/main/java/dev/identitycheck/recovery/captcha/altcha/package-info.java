/** Proof of work by the ALTCHA protocol, version 1 (SHA-256), without a third party's server. */
@NullMarked
package dev.identitycheck.recovery.captcha.altcha;

import org.jspecify.annotations.NullMarked;
