package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Somebody's card: a client certificate of its own issuer, as a proxy passes it on.
 *
 * @param header the certificate
 */
public record Card(String header) {

    /** A card of this name; each is another one. */
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
