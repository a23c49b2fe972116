/**
 * The {@code identity-check-captcha} SPI, a stable interface for captchas before a recovery. A custom captcha is a
 * class that implements {@link dev.identitycheck.recovery.captcha.CaptchaProviderFactory}, named in
 * {@code META-INF/services}, and a template in the login theme.
 */
@NullMarked
package dev.identitycheck.recovery.captcha;

import org.jspecify.annotations.NullMarked;
