package dev.identitycheck.delivery.sms.smpp;

import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * The address of a sender or receiver in SMPP 3.4 (5.2.5, 5.2.6).
 *
 * @param type the type of the number
 * @param plan the numbering plan of the number
 * @param text the number without a plus sign, or the name
 */
record SmppAddress(TypeOfNumber type, NumberingPlanIndicator plan, String text) {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+?[0-9]{9,15}|\\+[0-9]{7,8}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");

    static SmppAddress of(String address) {
        if (address.isEmpty()) {
            return new SmppAddress(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
        }
        if (INTERNATIONAL.matcher(address).matches()) {
            return new SmppAddress(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, address.replace("+", ""));
        }
        return SHORT_CODE.matcher(address).matches()
                ? new SmppAddress(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.ISDN, address)
                : new SmppAddress(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, address);
    }

    @Override
    public String toString() {
        return "SmppAddress[" + type + "]";
    }
}
