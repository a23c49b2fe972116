package dev.identitycheck.it.stage;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A received mail.
 *
 * @param text the plain text part
 * @param html the HTML part, empty if there is none
 */
public record Mail(String to, String subject, String text, String html) {

    static final String NOTICE = "/identity-check/d/";

    private static final Pattern NO_LINK = Pattern.compile(
            "Too many wrong codes|somebody reports|signed out everywhere|was switched on again|Support made a change");
    /** In a mail with a code, which has the link of a notice too, the code has a line of its own. */
    private static final Pattern CODE_LINE = Pattern.compile("(?m)^ +\\d{6,10}\\r?$");

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    static Mail of(String to, MimeMessage message) throws MessagingException {
        return new Mail(to, message.getSubject(), part(message, "text/plain"), part(message, "text/html"));
    }

    /** Whether the mail is a notice about an account, as against a code or link that the recipient requested. */
    boolean isNotice() {
        return (text.contains(NOTICE) && !CODE_LINE.matcher(text).find())
                || NO_LINK.matcher(subject).find();
    }

    /** The first web address in the text. */
    public String link() {
        Matcher link = ADDRESS.matcher(text);
        if (!link.find()) {
            throw new AssertionError("No link in " + this);
        }
        return link.group();
    }

    private static String part(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return part.getContent().toString();
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
