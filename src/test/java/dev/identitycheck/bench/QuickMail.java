package dev.identitycheck.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.identitycheck.it.stage.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that answers at once. The one of the other tests takes 40 ms over each mail, which its operating system
 * spends waiting to acknowledge a packet: no matter there, but as much as all that is measured here.
 */
final class QuickMail implements AutoCloseable {

    private static final Pattern TO = Pattern.compile("RCPT TO:<([^>]*)>.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("(?<![\\w.])(\\d{6})(?!\\w|\\.\\d)");

    private final ServerSocket socket;
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();

    QuickMail() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The only code sent to the address, which may be on its way. */
    String code(String address) {
        return Await.get("code by mail", () -> Optional.ofNullable(codes.get(address)));
    }

    /** Waits until so many mails have come to the address. */
    void awaits(int number, String address) {
        Await.get("mail", () -> Optional.ofNullable(mails.get(address)).filter(come -> come >= number));
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                start(() -> serve(connection));
            }
        } catch (SocketException e) {
            // Closed: that is how it ends.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            OutputStream out = connection.getOutputStream();
            String to = "";
            answer(out, "220 ready");
            for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
                Matcher recipient = TO.matcher(line);
                if (recipient.matches()) {
                    to = recipient.group(1);
                }
                if (line.startsWith("DATA")) {
                    answer(out, "354 go on");
                    read(in, to);
                }
                answer(out, "250 ok");
            }
            answer(out, "221 bye");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader in, String to) throws IOException {
        boolean body = false;
        for (String line : linesUntilDot(in)) {
            body |= line.isEmpty();
            Matcher code = CODE.matcher(line);
            if (body && code.find()) {
                codes.putIfAbsent(to, code.group(1));
            }
        }
        mails.merge(to, 1, Integer::sum);
    }

    private static List<String> linesUntilDot(BufferedReader in) {
        return in.lines().takeWhile(line -> !line.equals(".")).toList();
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "quick-mail");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
