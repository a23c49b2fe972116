package dev.identitycheck.it.stage;

/**
 * Where messages arrive.
 *
 * @param host this machine's name where the servers run
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
