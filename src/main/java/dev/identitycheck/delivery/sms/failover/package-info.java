/** The gateway {@code failover}: asks others, one after the other. */
@NullMarked
package dev.identitycheck.delivery.sms.failover;

import org.jspecify.annotations.NullMarked;
