package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;

/**
 * The options of a gateway {@code smpp}. Gateways with equal options share their connections.
 *
 * @param name the gateway's name
 * @param host the host of the message centre
 * @param port the port of the message centre
 * @param tls whether the message centre speaks TLS
 * @param systemId the system id of the bind
 * @param password the password of the bind
 * @param longPassword whether the password may be longer than SMPP 3.4 knows
 * @param systemType the system type that the carrier requires, mostly empty
 * @param alphabet the message centre's default alphabet
 * @param from the sender to show
 * @param binds how many connections this node opens at most
 * @param connectMillis how long connecting may take, and binding
 * @param answerMillis how long the answer to one message may take
 * @param enquireMillis how long the connection may be silent before an enquire_link checks it
 */
record SmppOptions(
        String name,
        String host,
        int port,
        boolean tls,
        String systemId,
        String password,
        boolean longPassword,
        String systemType,
        SmppAlphabet alphabet,
        String from,
        int binds,
        int connectMillis,
        int answerMillis,
        int enquireMillis) {

    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_LONG_PASSWORD = 64;
    private static final int LONGEST_SYSTEM_TYPE = 12;

    static SmppOptions of(GatewayOptions options, String password) throws SmsException {
        boolean tls = options.flag("tls");
        boolean longPassword = options.flag("long-password");
        return new SmppOptions(
                options.name(),
                options.text("host"),
                options.number("port", tls ? 3550 : 2775, 1, 65_535),
                tls,
                limited(options, "system-id", options.text("system-id"), LONGEST_SYSTEM_ID),
                limited(options, "password", password, longPassword ? LONGEST_LONG_PASSWORD : LONGEST_PASSWORD),
                longPassword,
                limited(options, "system-type", options.text("system-type", ""), LONGEST_SYSTEM_TYPE),
                SmppAlphabet.of(options),
                options.text("from", ""),
                options.number("binds", 1, 1, 8),
                options.number("connect-timeout", 3_000, 100, 60_000),
                options.number("timeout", 5_000, 100, 60_000),
                options.number("enquire-link", 30_000, 100, 600_000));
    }

    // SMPP 3.4, 4.1.1: a text has these lengths at most.
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
