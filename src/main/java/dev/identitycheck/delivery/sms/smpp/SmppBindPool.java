package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsMessage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;

/** This node's connections to one message centre, used in turn. */
final class SmppBindPool implements AutoCloseable {

    private final SmppOptions options;
    private final List<SmppBind> binds;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger lastReference = new AtomicInteger();

    SmppBindPool(SmppOptions options, ConnectionFactory connections) {
        this.options = options;
        this.binds = IntStream.range(0, options.binds())
                .mapToObj(i -> new SmppBind(options, connections))
                .toList();
    }

    void send(SmsMessage message) throws SmsException {
        SMPPSession session =
                binds.get(Math.floorMod(next.getAndIncrement(), binds.size())).session();
        SmppAddress from = SmppAddress.of(message.from().isEmpty() ? options.from() : message.from());
        SmppAddress to = SmppAddress.of(message.to());
        boolean begun = false;
        byte reference = (byte) lastReference.incrementAndGet();
        for (SmppSegment part : SmppSegment.of(message.text(), options.alphabet(), reference)) {
            submit(session, from, to, part, begun);
            begun = true;
        }
    }

    // A part that was accepted is being delivered: sending the message again would send that part twice.
    private static void submit(SMPPSession session, SmppAddress from, SmppAddress to, SmppSegment part, boolean begun)
            throws SmsException {
        try {
            submit(session, from, to, part);
        } catch (NegativeResponseException e) {
            throw begun ? uncertain("took a part of the message", e) : SmppCommandStatus.refusal(e);
        } catch (PDUException e) {
            throw begun
                    ? uncertain("took a part of the message", e)
                    : SmsException.refused("the message or its sender does not fit into SMPP");
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            throw uncertain("did not answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private static void submit(SMPPSession session, SmppAddress from, SmppAddress to, SmppSegment part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.submitShortMessage(
                "",
                from.type(),
                from.plan(),
                from.text(),
                to.type(),
                to.plan(),
                to.text(),
                part.esmClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(0),
                (byte) 0,
                part.coding(),
                (byte) 0,
                part.content());
    }

    private static SmsException uncertain(String what, Exception cause) {
        return SmsException.uncertain("the message centre " + what, cause);
    }

    @Override
    public void close() {
        binds.forEach(SmppBind::close);
    }
}
