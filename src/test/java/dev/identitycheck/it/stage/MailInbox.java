package dev.identitycheck.it.stage;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.identitycheck.server.Port;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A mail server on a port of its own that keeps received mails, and can be made to refuse, delay or stop. */
public final class MailInbox implements AutoCloseable {

    private final int port = Port.free();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private GreenMail server;
    private volatile boolean refusing;
    private volatile Duration delay = Duration.ZERO;

    MailInbox() {
        server = started();
    }

    private GreenMail started() {
        GreenMail started = new GreenMail(new ServerSetup(port, "0.0.0.0", ServerSetup.PROTOCOL_SMTP));
        started.start();
        MessageDeliveryHandler usual = started.getUserManager().getMessageDeliveryHandler();
        started.getUserManager().setMessageDeliveryHandler((message, to) -> receive(message, to, usual));
        return started;
    }

    private GreenMailUser receive(MovingMessage message, MailAddress to, MessageDeliveryHandler usual)
            throws MessagingException, UserException {
        LockSupport.parkNanos(delay.toNanos());
        if (refusing) {
            throw new UserException("mailbox unavailable");
        }
        mails.add(Mail.of(to.getEmail(), message.getMessage()));
        return usual.handle(message, to);
    }

    int port() {
        return port;
    }

    public void refuses() {
        refusing = true;
    }

    /** Accepts mails again. */
    public void takes() {
        refusing = false;
    }

    /** Delays the acceptance of each mail by this time. */
    public void isSlow(Duration each) {
        delay = each;
    }

    /** Stops the server: connections are refused. */
    public synchronized void goesDown() {
        server.stop();
    }

    /** Starts the server again, with the mails received before. */
    public synchronized void comesUp() {
        server = started();
    }

    /** Empties the inbox and restores normal operation. */
    public synchronized void reset() {
        refusing = false;
        delay = Duration.ZERO;
        if (!server.isRunning()) {
            server = started();
        }
        mails.clear();
    }

    /** All mails to any address but the first {@code count}. */
    public List<Mail> since(int count) {
        List<Mail> all = List.copyOf(mails);
        return all.subList(Math.min(count, all.size()), all.size());
    }

    /** The mails to the address, without notices. */
    public List<Mail> to(String address) {
        return all(address).filter(m -> !m.isNotice()).toList();
    }

    /** The notices to the address. */
    public List<Mail> notices(String address) {
        return all(address).filter(Mail::isNotice).toList();
    }

    private Stream<Mail> all(String address) {
        return mails.stream().filter(m -> m.to().equalsIgnoreCase(address));
    }

    /** All codes sent to the address, oldest first. */
    public List<String> codes(String address) {
        return to(address).stream()
                .map(Mail::text)
                .map(CodeText::in)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first code sent to the address; waits for it. */
    public String code(String address) {
        return code(address, 1);
    }

    /**
     * The latest code sent to the address, once this many codes were sent.
     *
     * @param number the number of codes to wait for, from 1
     */
    public String code(String address, int number) {
        return Await.get("code " + number + " by mail to " + address, () -> {
            List<String> codes = codes(address);
            return codes.size() < number ? Optional.empty() : Optional.of(codes.get(codes.size() - 1));
        });
    }

    @Override
    public synchronized void close() {
        server.stop();
    }
}
