package dev.identitycheck.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An SMTP server on the loopback address that delivers nothing, and shows each mail in the outbox. */
final class MailSink implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 300;

    private final GreenMail server;
    private final SentMessages outbox;
    private final Thread reader = new Thread(this::read, "outbox-mail");

    MailSink(int port, SentMessages outbox) {
        this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        this.outbox = outbox;
        reader.setDaemon(true);
    }

    void start() {
        server.start();
        reader.start();
    }

    private void read() {
        int shown = 0;
        while (true) {
            if (server.waitForIncomingEmail(LOOK_EVERY_MILLIS, shown + 1)) {
                MimeMessage[] mails = server.getReceivedMessages();
                for (; shown < mails.length; shown++) {
                    outbox.add(message(mails[shown]));
                }
            }
        }
    }

    private static Message message(MimeMessage mail) {
        try {
            String subject = mail.getSubject();
            return new Message(
                    Message.Kind.MAIL,
                    LocalTime.now(ZoneId.systemDefault()),
                    addresses(mail.getFrom()),
                    addresses(mail.getAllRecipients()),
                    subject == null ? "" : subject,
                    content(mail, "text/plain"),
                    content(mail, "text/html"));
        } catch (MessagingException | IOException e) {
            return new Message(
                    Message.Kind.MAIL,
                    LocalTime.now(ZoneId.systemDefault()),
                    "",
                    "",
                    "Unreadable mail",
                    e.toString(),
                    "");
        }
    }

    private static String addresses(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(a -> a instanceof InternetAddress internet ? internet.toUnicodeString() : a.toString())
                .collect(Collectors.joining(", "));
    }

    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().strip();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = content(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
