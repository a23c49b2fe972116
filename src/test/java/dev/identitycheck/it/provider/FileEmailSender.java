package dev.identitycheck.it.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;

/**
 * Writes mails into a file, one a line: the address, then the text.
 *
 * @param path the file
 */
record FileEmailSender(String path) implements EmailSenderProvider {

    @Override
    public void send(Map<String, String> config, String address, String subject, String text, String html)
            throws EmailException {
        try {
            Files.writeString(
                    Path.of(path),
                    address + " " + text.replaceAll("\\s+", " ") + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EmailException("The file cannot be written", e);
        }
    }

    @Override
    public void validate(Map<String, String> config) {
        // The realm configures nothing.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
