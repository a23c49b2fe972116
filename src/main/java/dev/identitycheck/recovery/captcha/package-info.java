/**
 * The {@code identity-check-captcha} SPI, a stable interface for what tells people from programs before a recovery. A
 * captcha of one's own is one class that implements {@link dev.identitycheck.recovery.captcha.CaptchaProviderFactory},
 * named in {@code META-INF/services}, and a template in the login theme.
 */
@NullMarked
package dev.identitycheck.recovery.captcha;

import org.jspecify.annotations.NullMarked;
