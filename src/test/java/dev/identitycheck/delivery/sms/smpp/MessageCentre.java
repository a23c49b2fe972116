package dev.identitycheck.delivery.sms.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.identitycheck.it.stage.Await;
import dev.identitycheck.server.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnectionFactory;
import org.jsmpp.util.MessageId;

/** A carrier's message centre on a port of its own, which keeps what it gets and can be made to misbehave. */
public final class MessageCentre implements AutoCloseable {

    public static final String SYSTEM_ID = "agency";
    public static final String PASSWORD = "s3cret!";

    private static final int UCS_2 = 8;
    private static final int WITH_HEADER = 0x40;
    private static final int HEADER_LENGTH = 6;

    private final int port;
    private final ServerConnectionFactory sockets;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Submitted> messages = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger binds = new AtomicInteger();
    private volatile SMPPServerSessionListener listener;
    private volatile Behaviour behaviour = part -> {};

    /** What happens when a message comes; it may throw to refuse it. */
    public interface Behaviour {
        void meets(Submitted message) throws ProcessRequestException;
    }

    /**
     * One submit_sm.
     *
     * @param to as the centre was told, without a plus
     * @param from the sender as the centre was told
     * @param fromType the sender's type of number
     * @param coding data_coding
     * @param esmClass tells whether there is a header
     * @param content with the header, one character for each byte
     */
    public record Submitted(String to, String from, int fromType, int coding, int esmClass, String content) {

        /** The text, of which letters and digits alone are right in the alphabet of seven bits. */
        public String text() {
            String text = esmClass == WITH_HEADER ? content.substring(HEADER_LENGTH) : content;
            return coding == UCS_2 ? new String(text.getBytes(ISO_8859_1), UTF_16BE) : text.replace('\0', '@');
        }
    }

    public MessageCentre() {
        this(Port.free(), new ServerSocketConnectionFactory());
    }

    MessageCentre(int port, ServerConnectionFactory sockets) {
        this.port = port;
        this.sockets = sockets;
        this.listener = opened();
    }

    private SMPPServerSessionListener opened() {
        try {
            SMPPServerSessionListener opened = new SMPPServerSessionListener(port, sockets);
            opened.setMessageReceiverListener(receiver());
            threads.execute(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(SMPPServerSessionListener opened) {
        try {
            while (true) {
                SMPPServerSession session = opened.accept();
                threads.execute(() -> bind(session));
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            binds.incrementAndGet();
            if (request.getSystemId().equals(SYSTEM_ID) && request.getPassword().equals(PASSWORD)) {
                sessions.add(session);
                request.accept("centre");
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | TimeoutException | PDUStringException e) {
            session.close();
        }
    }

    // Of the requests to a centre, this one answers submit_sm only.
    private ServerMessageReceiverListener receiver() {
        return (ServerMessageReceiverListener) Proxy.newProxyInstance(
                MessageCentre.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("onAcceptSubmitSm")) {
                        throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
                    }
                    return taken((SubmitSm) arguments[0]);
                });
    }

    private SubmitSmResult taken(SubmitSm message) throws ProcessRequestException, PDUStringException {
        Submitted submitted = new Submitted(
                message.getDestAddress(),
                message.getSourceAddr(),
                message.getSourceAddrTon(),
                message.getDataCoding(),
                message.getEsmClass(),
                new String(message.getShortMessage(), ISO_8859_1));
        behaviour.meets(submitted);
        messages.add(submitted);
        return new SubmitSmResult(new MessageId("m" + messages.size()), new org.jsmpp.bean.OptionalParameter[0]);
    }

    public int port() {
        return port;
    }

    /** What it took, in order. */
    public List<Submitted> messages() {
        return messages;
    }

    /** How often somebody tried to bind. */
    int binds() {
        return binds.get();
    }

    /** How many are bound. */
    long open() {
        return sessions.stream()
                .filter(session -> session.getSessionState().isBound())
                .count();
    }

    void behaves(Behaviour other) {
        behaviour = other;
    }

    /** Refuses each message with this status. */
    void refuses(int status) {
        behaves(message -> {
            throw new ProcessRequestException("refused", status);
        });
    }

    /** Breaks every connection, and goes on listening. */
    void breaksConnections() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    /** Stops listening. */
    void goesDown() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breaksConnections();
        Await.holds("nobody listens", this::isDown);
    }

    private boolean isDown() {
        try (Socket socket = new Socket("localhost", port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    void comesBack() {
        listener = opened();
    }

    @Override
    public void close() {
        goesDown();
        threads.shutdownNow();
    }
}
