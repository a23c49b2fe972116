package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Somebody's card: a client certificate of its own issuer, as a proxy passes it on.
 *
 * @param header the certificate
 */
public record Card(String header) {

    private static final String PASSWORD = "secret";

    /** A card of this name; each is another one. */
    public static Card of(String distinguishedName) {
        try {
            Path folder = Files.createTempDirectory("card");
            Path keys = folder.resolve("keys.p12");
            Path certificate = folder.resolve("certificate.der");
            keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", distinguishedName);
            keytool(keys, "-exportcert", "-file", certificate.toString());
            String encoded = Base64.getEncoder().encodeToString(Files.readAllBytes(certificate));
            Files.delete(keys);
            Files.delete(certificate);
            Files.delete(folder);
            return new Card(encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path keys, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", "card", "-storepass", PASSWORD, "-keystore", keys.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with " + process.exitValue());
        }
    }
}
