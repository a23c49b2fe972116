package dev.identitycheck.delivery.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.server.Port;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Over TLS, the gateway smpp")
class SmppTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final SmsMessage MESSAGE = new SmsMessage("+393331234567", "", "Code 123456");

    /** Sockets of a centre that has this name. */
    private record Secret(KeyStore identity) implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) throws IOException {
            return new ServerSocketConnection(socket(port));
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            return listen(port);
        }

        private ServerSocket socket(int port) throws IOException {
            try {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(identity, PASSWORD);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context.getServerSocketFactory().createServerSocket(port);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }

    private static KeyStore identity(Path folder, String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int status = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "centre",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(status).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    // What the server trusts: its own trust store, or the machine's.
    private static KeyStore trusting(KeyStore identity) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("centre", identity.getCertificate("centre"));
        return trusted;
    }

    private static SmppBindPool link(MessageCentre centre, @Nullable KeyStore trusted) throws SmsException {
        Map<String, String> options = Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(centre.port()),
                "tls",
                "true",
                "system-id",
                MessageCentre.SYSTEM_ID);
        SmppOptions read = SmppOptions.of(new GatewayOptions("smpp", "", options::get), MessageCentre.PASSWORD);
        return new SmppBindPool(read, new SmppSocketFactory(read.connectMillis(), SmppSmsGatewayFactory.tls(trusted)));
    }

    @Test
    @DisplayName("speaks to a centre that the server trusts")
    void trusted(@TempDir Path folder) throws Exception {
        KeyStore identity = identity(folder, "localhost");
        try (MessageCentre centre = new MessageCentre(Port.free(), new Secret(identity));
                SmppBindPool link = link(centre, trusting(identity))) {
            link.send(MESSAGE);
            assertThat(centre.messages()).hasSize(1);
        }
    }

    @Test
    @DisplayName("speaks to no centre that the server does not trust")
    void notTrusted(@TempDir Path folder) throws Exception {
        try (MessageCentre centre = new MessageCentre(Port.free(), new Secret(identity(folder, "localhost")));
                SmppBindPool link = link(centre, null)) {
            refuses(centre, link);
        }
    }

    @Test
    @DisplayName("speaks to no centre of another name")
    void otherName(@TempDir Path folder) throws Exception {
        KeyStore identity = identity(folder, "centre.example");
        try (MessageCentre centre = new MessageCentre(Port.free(), new Secret(identity));
                SmppBindPool link = link(centre, trusting(identity))) {
            refuses(centre, link);
        }
    }

    private static void refuses(MessageCentre centre, SmppBindPool link) {
        SmsException refusal = catchThrowableOfType(SmsException.class, () -> link.send(MESSAGE));
        assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
        assertThat(centre.binds()).isZero();
    }
}
