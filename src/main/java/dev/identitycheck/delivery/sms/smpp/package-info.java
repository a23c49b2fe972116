/** The gateway {@code smpp}, which sends messages to a message centre (SMSC) by SMPP 3.4. */
@NullMarked
package dev.identitycheck.delivery.sms.smpp;

import org.jspecify.annotations.NullMarked;
