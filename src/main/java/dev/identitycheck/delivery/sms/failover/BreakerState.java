package dev.identitycheck.delivery.sms.failover;

/** The state of a gateway's circuit breaker. */
public enum BreakerState {
    /** The gateway is asked. */
    ASKED,
    /** The gateway was left out, and the next message tries it. */
    TRIED,
    /** The gateway is left out. */
    LEFT_OUT
}
