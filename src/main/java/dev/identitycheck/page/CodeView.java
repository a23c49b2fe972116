package dev.identitycheck.page;

import dev.identitycheck.domain.attempt.Purpose;
import java.util.List;
import java.util.Map;

/**
 * The view model of a page that asks for a code.
 *
 * @param purpose what the code is asked for; it selects the texts
 * @param providerName the display name of the identity provider to approve; empty if there is none
 * @param account the account's name
 * @param destinations where the newest code was sent; empty if no code is live
 * @param codeSent whether a code is live
 * @param status where a script may ask for the delivery status of a message under way; empty if there is none
 * @param expiresInMinutes how long the newest code is accepted
 * @param codeLength the number of digits of a code
 * @param failuresLeft attempts left
 * @param waitSeconds seconds until the next message may be sent; 0 if at once
 * @param canUseEmail whether a code may be sent by e-mail instead
 * @param canUseSms whether a code may be sent by SMS instead
 * @param canUsePin whether the PIN may be entered instead
 */
public record CodeView(
        Purpose purpose,
        String providerName,
        String account,
        List<Destination> destinations,
        boolean codeSent,
        String status,
        long expiresInMinutes,
        int codeLength,
        int failuresLeft,
        long waitSeconds,
        boolean canUseEmail,
        boolean canUseSms,
        boolean canUsePin) {

    /**
     * A contact that a code was sent to.
     *
     * @param kind {@code email} or {@code sms}
     * @param masked the masked contact, which its owner recognises
     */
    public record Destination(String kind, String masked) {

        private Map<String, String> model() {
            return Map.of("kind", kind, "masked", masked);
        }
    }

    /** This view with the choice to enter the PIN instead of a code. */
    public CodeView orPin() {
        return withChoices(canUseEmail, canUseSms, true);
    }

    /** This view with the choices to have a code sent instead. */
    public CodeView orCode(boolean byEmail, boolean bySms) {
        return withChoices(byEmail, bySms, canUsePin);
    }

    private CodeView withChoices(boolean byEmail, boolean bySms, boolean pin) {
        return new CodeView(
                purpose,
                providerName,
                account,
                destinations,
                codeSent,
                status,
                expiresInMinutes,
                codeLength,
                failuresLeft,
                waitSeconds,
                byEmail,
                bySms,
                pin);
    }

    /** The template's model, which it has as {@code identityCheck}. */
    public Map<String, Object> model() {
        return Map.ofEntries(
                Map.entry("purpose", purpose.key()),
                Map.entry("providerName", providerName),
                Map.entry("account", account),
                Map.entry(
                        "destinations",
                        destinations.stream().map(Destination::model).toList()),
                Map.entry("codeSent", codeSent),
                Map.entry("status", status),
                Map.entry("expiresInMinutes", expiresInMinutes),
                Map.entry("codeLength", codeLength),
                Map.entry("failuresLeft", failuresLeft),
                Map.entry("waitSeconds", waitSeconds),
                Map.entry("canUseEmail", canUseEmail),
                Map.entry("canUseSms", canUseSms),
                Map.entry("canUsePin", canUsePin));
    }
}
