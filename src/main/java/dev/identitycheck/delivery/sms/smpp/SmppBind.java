package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.SmsException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;

/** One connection to a message centre, bound when first needed, and again when the connection is found broken. */
final class SmppBind {

    private final SmppOptions options;
    private final ConnectionFactory connections;
    private CompletableFuture<Bound> current = CompletableFuture.failedFuture(new IOException("not bound yet"));

    // jSMPP 3.0.2 reports a session as bound for some time after it closed the connection itself.
    private record Bound(SMPPSession session, Connection connection) {

        boolean isAlive() {
            return session.getSessionState().isTransmittable() && connection.isOpen();
        }
    }

    SmppBind(SmppOptions options, ConnectionFactory connections) {
        this.options = options;
        this.connections = connections;
    }

    /**
     * A session that can send. Messages that come during a bind wait for that attempt and share its failure, so that an
     * unreachable centre delays each message once.
     *
     * @throws SmsException when the centre is out of reach or refuses the bind
     */
    SMPPSession session() throws SmsException {
        CompletableFuture<Bound> own = new CompletableFuture<>();
        CompletableFuture<Bound> shared = currentOr(own);
        if (shared == own) {
            bind(own);
        }
        try {
            return shared.join().session();
        } catch (CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private synchronized CompletableFuture<Bound> currentOr(CompletableFuture<Bound> next) {
        if (current.isDone() && !isAlive(current)) {
            current = next;
        }
        return current;
    }

    private void bind(CompletableFuture<Bound> bound) {
        AtomicReference<Connection> connection = new AtomicReference<>();
        SMPPSession session = new SMPPSession(sender(), new DefaultPDUReader(), (host, port) -> {
            Connection opened = connections.createConnection(host, port);
            connection.set(opened);
            return opened;
        });
        try {
            session.setEnquireLinkTimer(options.enquireMillis());
            session.setTransactionTimer(options.answerMillis());
            session.connectAndBind(options.host(), options.port(), parameter(), options.connectMillis());
            bound.complete(new Bound(session, Objects.requireNonNull(connection.get())));
        } catch (IOException | RuntimeException e) {
            session.close();
            bound.completeExceptionally(e);
        }
    }

    private PDUSender sender() {
        return new SynchronizedPDUSender(
                new DefaultPDUSender(options.longPassword() ? new SmppComposer() : new DefaultComposer()));
    }

    private BindParameter parameter() {
        return new BindParameter(
                BindType.BIND_TX,
                options.systemId(),
                options.password(),
                options.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private static boolean isAlive(CompletableFuture<Bound> done) {
        return !done.isCompletedExceptionally() && done.join().isAlive();
    }

    private static SmsException failed(Throwable cause) {
        Throwable deepest = cause.getCause() == null ? cause : cause.getCause();
        if (deepest instanceof NegativeResponseException answer) {
            return SmsException.busy(
                    "the message centre refused the bind with " + SmppCommandStatus.text(answer), answer);
        }
        String kind = deepest.getClass().getSimpleName();
        return SmsException.busy("the message centre could not be reached: " + kind, cause);
    }

    /** Unbinds and closes the session, if there is one. */
    synchronized void close() {
        if (current.isDone() && isAlive(current)) {
            current.join().session().unbindAndClose();
        }
    }
}
