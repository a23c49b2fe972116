/** The sms-gateway SPI, a stable interface for gateways, and the gateways that come with it. */
@NullMarked
package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.NullMarked;
