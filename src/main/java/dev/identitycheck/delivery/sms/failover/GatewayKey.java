package dev.identitycheck.delivery.sms.failover;

/**
 * A gateway within a failover: failovers may differ in their pauses and numbers of failures.
 *
 * @param failover the name of the failover
 * @param gateway the name of the gateway
 */
public record GatewayKey(String failover, String gateway) {}
