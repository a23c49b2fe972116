package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.SmsException;
import java.util.Set;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;

/** The meaning of the status with which a message centre refuses a message. */
final class SmppCommandStatus {

    /** The statuses of a centre that is throttling, has a full queue, or has a temporary error. */
    private static final Set<Integer> BUSY = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RX_T_APPN);

    private SmppCommandStatus() {}

    static SmsException refusal(NegativeResponseException answer) {
        String refused = "the message centre refused the message with " + text(answer);
        return BUSY.contains(answer.getCommandStatus())
                ? SmsException.busy(refused, answer)
                : SmsException.refused(refused);
    }

    static String text(NegativeResponseException answer) {
        return "0x%08X".formatted(answer.getCommandStatus());
    }
}
