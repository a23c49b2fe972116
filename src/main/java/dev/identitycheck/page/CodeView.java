package dev.identitycheck.page;

import dev.identitycheck.domain.attempt.Purpose;
import java.util.List;
import java.util.Map;

/**
 * What a page that asks for a code shows.
 *
 * @param purpose what the code is asked for: it chooses the words
 * @param providerName the identity provider to approve, as people know it; empty if there is none
 * @param account the account's name
 * @param destinations where the newest code went; empty where none is live
 * @param codeSent whether a code is live
 * @param status where a script may ask what became of a message that is under way; empty if none is
 * @param expiresInMinutes how long the newest code is accepted
 * @param codeLength how many digits it has
 * @param failuresLeft attempts left
 * @param waitSeconds when the next message may go; 0 if at once
 * @param canUseEmail whether the code may be had by e-mail instead
 * @param canUseSms whether it may be had by SMS instead
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
     * @param masked as much of it as its owner recognises
     */
    public record Destination(String kind, String masked) {

        private Map<String, String> model() {
            return Map.of("kind", kind, "masked", masked);
        }
    }

    /** The same, where the PIN may be entered instead of a code. */
    public CodeView orPin() {
        return or(canUseEmail, canUseSms, true);
    }

    /** The same, where a code may be had instead. */
    public CodeView orCode(boolean byEmail, boolean bySms) {
        return or(byEmail, bySms, canUsePin);
    }

    private CodeView or(boolean byEmail, boolean bySms, boolean pin) {
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

    /** The same for a template, as {@code identityCheck}. */
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
