package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that issues client certificates and configures a server to request them. */
public final class CardAuthority {

    private static final String CA = "ca";

    private final Path folder;
    private final Path certificate;
    private final AtomicInteger count = new AtomicInteger();

    private CardAuthority(Path folder) {
        this.folder = folder;
        this.certificate = folder.resolve("ca.pem");
        Keytool authority = authority();
        authority.run("-genkeypair", "-keyalg", "EC", "-alias", CA, "-dname", "CN=Authority", "-ext", "bc:c");
        authority.run("-exportcert", "-rfc", "-alias", CA, "-file", certificate.toString());
        trusts(new Keytool(trusted()));
    }

    /** Creates an authority with a new key. */
    public static CardAuthority create() {
        try {
            return new CardAuthority(Files.createTempDirectory("cards"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The start arguments of a server that accepts TLS at this port. */
    List<String> serverArguments(int port) {
        return List.of(
                "--https-port=" + port,
                "--https-key-store-file=" + keysOf("CN=localhost", "san=dns:localhost"),
                "--https-key-store-password=" + Keytool.PASSWORD,
                "--https-trust-store-file=" + trusted(),
                "--https-trust-store-password=" + Keytool.PASSWORD);
    }

    /** The TLS context of a browser with a new card of this distinguished name. */
    public SSLContext card(String distinguishedName) {
        try {
            KeyManagerFactory card = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            card.init(store(keysOf(distinguishedName, "eku=clientAuth")), Keytool.PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(trusted()));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(card.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path keysOf(String distinguishedName, String extension) {
        int number = count.incrementAndGet();
        Path keys = folder.resolve(number + ".p12");
        String request = folder.resolve(number + ".csr").toString();
        String signed = folder.resolve(number + ".pem").toString();
        Keytool own = new Keytool(keys);
        own.run("-genkeypair", "-keyalg", "EC", "-alias", "own", "-dname", distinguishedName);
        own.run("-certreq", "-alias", "own", "-file", request);
        authority().run("-gencert", "-rfc", "-alias", CA, "-ext", extension, "-infile", request, "-outfile", signed);
        trusts(own);
        own.run("-importcert", "-alias", "own", "-file", signed);
        return keys;
    }

    private Keytool authority() {
        return new Keytool(folder.resolve("ca.p12"));
    }

    private Path trusted() {
        return folder.resolve("trusted.p12");
    }

    private void trusts(Keytool store) {
        store.run("-importcert", "-noprompt", "-alias", CA, "-file", certificate.toString());
    }

    private static KeyStore store(Path file) {
        try {
            return KeyStore.getInstance(file.toFile(), Keytool.PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
