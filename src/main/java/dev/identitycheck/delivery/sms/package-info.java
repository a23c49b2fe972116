/**
 * The {@code sms-gateway} SPI, a stable interface for gateways. A gateway of one's own is one class that implements
 * {@link dev.identitycheck.delivery.sms.SmsGatewayProviderFactory}, named in {@code META-INF/services}; it gets
 * {@link dev.identitycheck.delivery.sms.GatewayOptions} and a {@link dev.identitycheck.delivery.sms.SmsMessage} and
 * throws {@link dev.identitycheck.delivery.sms.SmsException}.
 */
@NullMarked
package dev.identitycheck.delivery.sms;

import org.jspecify.annotations.NullMarked;
