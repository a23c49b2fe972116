/** The gateway {@code failover}, which asks other gateways one after the other. */
@NullMarked
package dev.identitycheck.delivery.sms.failover;

import org.jspecify.annotations.NullMarked;
