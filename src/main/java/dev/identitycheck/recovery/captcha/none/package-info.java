/** No captcha: for applications that show the pages in a frame of their own and have other limits. */
@NullMarked
package dev.identitycheck.recovery.captcha.none;

import org.jspecify.annotations.NullMarked;
