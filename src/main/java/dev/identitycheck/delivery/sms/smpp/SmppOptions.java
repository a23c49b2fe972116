package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;

/**
 * A gateway {@code smpp}, as its options describe it. Gateways with equal options share their connections.
 *
 * @param name the gateway's name
 * @param host where the message centre listens
 * @param port likewise
 * @param tls whether it speaks TLS
 * @param systemId who binds
 * @param password likewise
 * @param systemType as the carrier says, mostly empty
 * @param from the sender to show
 * @param binds how many connections this node opens at most
 * @param connectMillis how long connecting may take, and binding
 * @param answerMillis how long the answer to one message may take
 * @param enquireMillis after so long without a word, the centre is asked whether it is there
 */
record SmppOptions(
        String name,
        String host,
        int port,
        boolean tls,
        String systemId,
        String password,
        String systemType,
        String from,
        int binds,
        int connectMillis,
        int answerMillis,
        int enquireMillis) {

    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_SYSTEM_TYPE = 12;

    static SmppOptions of(GatewayOptions options, String password) throws SmsException {
        boolean tls = options.flag("tls");
        return new SmppOptions(
                options.name(),
                options.text("host"),
                options.number("port", tls ? 3550 : 2775, 1, 65_535),
                tls,
                limited(options, "system-id", options.text("system-id"), LONGEST_SYSTEM_ID),
                limited(options, "password", password, LONGEST_PASSWORD),
                limited(options, "system-type", options.text("system-type", ""), LONGEST_SYSTEM_TYPE),
                options.text("from", ""),
                options.number("binds", 1, 1, 8),
                options.number("connect-timeout", 3_000, 100, 60_000),
                options.number("timeout", 5_000, 100, 60_000),
                options.number("enquire-link", 30_000, 100, 600_000));
    }

    // SMPP 3.4, 4.1.1: what is longer makes no PDU at all.
    private static String limited(GatewayOptions options, String option, String text, int longest) throws SmsException {
        if (text.length() > longest) {
            throw options.wrong(option, "is longer than " + longest + " characters");
        }
        return text;
    }

    @Override
    public String toString() {
        return "SmppOptions[" + name + "]";
    }
}
