/** The gateway {@code log}, for development. */
@NullMarked
package dev.identitycheck.delivery.sms.log;

import org.jspecify.annotations.NullMarked;
