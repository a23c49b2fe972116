package dev.identitycheck.delivery.sms;

import org.keycloak.Config;

/**
 * Options of the gateway {@code http}.
 *
 * @param url where messages are posted to; empty when the gateway is not set up
 * @param from the sender to show
 * @param timeoutMillis for each of connecting and waiting for an answer
 */
record HttpSmsOptions(String url, String from, int timeoutMillis) {

    private static final int DEFAULT_TIMEOUT = 5_000;

    static HttpSmsOptions from(Config.Scope config) {
        return new HttpSmsOptions(
                config.get("url", ""), config.get("from", ""), config.getInt("timeout", DEFAULT_TIMEOUT));
    }

    boolean isConfigured() {
        return !url.isBlank();
    }
}
