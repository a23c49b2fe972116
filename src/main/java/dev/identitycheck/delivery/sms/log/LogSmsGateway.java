package dev.identitycheck.delivery.sms.log;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import org.jboss.logging.Logger;

/** Writes text messages to the server's log, for development without real accounts. */
final class LogSmsGateway implements SmsGatewayProvider {

    private static final Logger LOG = Logger.getLogger(LogSmsGateway.class);

    private final boolean allowed;

    LogSmsGateway(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    public void send(SmsMessage message) throws SmsException {
        if (!allowed) {
            throw SmsException.refused("the gateway log works in development mode only");
        }
        LOG.infof("identity-check sms to=%s text=%s", message.to(), message.text());
    }
}
