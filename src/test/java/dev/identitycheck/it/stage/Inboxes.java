package dev.identitycheck.it.stage;

/**
 * The test mail server and the test SMS gateway.
 *
 * @param host the name of this machine as the servers resolve it
 */
public record Inboxes(MailInbox mail, SmsInbox sms, String host) implements AutoCloseable {

    void reset() {
        mail.reset();
        sms.reset();
    }

    String smsUrl() {
        return "http://" + host + ":" + sms.port() + SmsInbox.PATH;
    }

    @Override
    public void close() {
        mail.close();
        sms.close();
    }
}
