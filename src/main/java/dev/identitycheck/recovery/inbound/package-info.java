/**
 * The {@code identity-check-sms-inbound} SPI, a stable interface for gateways that deliver inbound text messages. A
 * custom gateway is a class that implements {@link dev.identitycheck.recovery.inbound.InboundSmsProviderFactory}, named
 * in {@code META-INF/services}.
 */
@NullMarked
package dev.identitycheck.recovery.inbound;

import org.jspecify.annotations.NullMarked;
