package dev.identitycheck.delivery.sms.smpp;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUByteBuffer;
import org.jsmpp.util.StringParameter;
import org.jsmpp.util.StringValidator;

/**
 * Writes binds with passwords of more than eight characters, which SMPP 3.4 (4.1.1) does not know and many centres give
 * out all the same.
 */
final class SmppComposer extends DefaultComposer {

    @Override
    public byte[] bind(
            int commandId,
            int sequenceNumber,
            String systemId,
            String password,
            String systemType,
            byte interfaceVersion,
            byte addrTon,
            byte addrNpi,
            String addressRange)
            throws PDUStringException {
        StringValidator.validateString(systemId, StringParameter.SYSTEM_ID);
        StringValidator.validateString(systemType, StringParameter.SYSTEM_TYPE);
        StringValidator.validateString(addressRange, StringParameter.ADDRESS_RANGE);
        PDUByteBuffer pdu = new PDUByteBuffer(commandId, SMPPConstant.STAT_ESME_ROK, sequenceNumber);
        pdu.append(systemId);
        pdu.append(password);
        pdu.append(systemType);
        pdu.append(interfaceVersion);
        pdu.append(addrTon);
        pdu.append(addrNpi);
        pdu.append(addressRange);
        return pdu.toBytes();
    }
}
