package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A smart card with a self-signed client certificate, in the form in which a proxy passes it on.
 *
 * @param header the certificate, Base64-encoded for the header
 */
public record Card(String header) {

    /** Creates a card with a new key and certificate of this distinguished name. */
    public static Card of(String distinguishedName) {
        try {
            Path folder = Files.createTempDirectory("card");
            Path keys = folder.resolve("keys.p12");
            Path certificate = folder.resolve("certificate.der");
            Keytool tool = new Keytool(keys);
            tool.run("-genkeypair", "-keyalg", "EC", "-alias", "card", "-dname", distinguishedName);
            tool.run("-exportcert", "-alias", "card", "-file", certificate.toString());
            String encoded = Base64.getEncoder().encodeToString(Files.readAllBytes(certificate));
            Files.delete(keys);
            Files.delete(certificate);
            Files.delete(folder);
            return new Card(encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
