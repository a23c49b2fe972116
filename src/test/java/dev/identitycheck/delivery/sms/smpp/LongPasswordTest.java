package dev.identitycheck.delivery.sms.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsMessage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message centre's password of more than eight characters")
class LongPasswordTest {

    private static final String PASSWORD = "a-password-of-28-characters!";
    private static final int HEADER = 16;
    private static final int RESPONSE = 0x8000_0000;

    private final Map<String, String> options =
            new HashMap<>(Map.of("host", "localhost", "system-id", "agency", "password", PASSWORD));

    private SmppOptions read() throws SmsException {
        GatewayOptions read = new GatewayOptions("smpp", "", options::get);
        return SmppOptions.of(read, read.text("password"));
    }

    @Test
    @DisplayName("is refused where it is not allowed, and with more than 64")
    void refused() {
        assertThatThrownBy(this::read).hasMessageContaining("8 characters").hasMessageNotContaining(PASSWORD);
        options.put("long-password", "true");
        options.put("password", "x".repeat(65));
        assertThatThrownBy(this::read).hasMessageContaining("64 characters");
    }

    @Test
    @DisplayName("binds where it is allowed, and messages go")
    void binds() throws Exception {
        options.put("long-password", "true");
        try (ServerSocket centre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            options.put("host", centre.getInetAddress().getHostAddress());
            options.put("port", Integer.toString(centre.getLocalPort()));
            CompletableFuture<String> bind = new CompletableFuture<>();
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(centre, bind));
            SmppOptions read = read();
            try (SmppBindPool pool = new SmppBindPool(read, new SmppSocketFactory(read.connectMillis(), null))) {
                pool.send(new SmsMessage("+393331234567", "", "Code 123456"));
            }
            assertThat(bind.join()).startsWith("agency\0" + PASSWORD + "\0");
            serving.join();
        }
    }

    // jSMPP's own server refuses such a password, so that this one reads and answers by itself.
    private static void serve(ServerSocket centre, CompletableFuture<String> bind) {
        try (Socket socket = centre.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            for (int requests = 0; requests < 3; requests++) {
                byte[] body = new byte[in.readInt() - HEADER];
                int command = in.readInt();
                in.readInt();
                int sequence = in.readInt();
                in.readFully(body);
                bind.complete(new String(body, ISO_8859_1));
                byte[] answer = requests == 2 ? new byte[0] : "1\0".getBytes(ISO_8859_1);
                out.writeInt(HEADER + answer.length);
                out.writeInt(command | RESPONSE);
                out.writeInt(0);
                out.writeInt(sequence);
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
