package dev.identitycheck.page;

import dev.identitycheck.domain.attempt.Purpose;
import java.util.List;
import java.util.Map;

/**
 * The view model of a page that asks for a code.
 *
 * @param subject what the code is asked for
 * @param sent the newest code
 * @param limits what may be entered and requested yet
 * @param choices what may be done instead
 */
public record CodeView(Subject subject, Sent sent, Limits limits, Choices choices) {

    /**
     * What the code is asked for.
     *
     * @param purpose selects the texts
     * @param providerName the display name of the identity provider to approve; empty if there is none
     * @param account the account's name
     */
    public record Subject(Purpose purpose, String providerName, String account) {}

    /**
     * The newest code.
     *
     * @param destinations where it was sent; empty if no code is live
     * @param isLive whether a code is live
     * @param status where a script may ask for the delivery status of a message under way; empty if there is none
     * @param expiresInMinutes how long it is accepted
     */
    public record Sent(List<Destination> destinations, boolean isLive, String status, long expiresInMinutes) {

        /** No code was sent: a PIN is asked for. */
        public static final Sent NOTHING = new Sent(List.of(), false, "", 1);
    }

    /**
     * What may be entered and requested yet.
     *
     * @param codeLength the number of digits of a code
     * @param failuresLeft attempts left
     * @param waits the buttons that do not work yet
     */
    public record Limits(int codeLength, int failuresLeft, Waits waits) {}

    /**
     * The buttons that do not work yet.
     *
     * @param entry until the next entry is compared
     * @param resend until the next code may be sent by the way of the last one
     * @param email until a code may be sent by e-mail
     * @param sms until a code may be sent by SMS
     */
    public record Waits(WaitView entry, WaitView resend, WaitView email, WaitView sms) {

        /** All buttons work. */
        public static final Waits NONE = ofMessages(WaitView.NONE);

        /** Only the interval between two messages is waited for. */
        public static Waits ofMessages(WaitView message) {
            return new Waits(WaitView.NONE, message, message, message);
        }

        private Map<String, Object> model() {
            return Map.of(
                    "verify", entry.model(),
                    "resend", resend.model(),
                    "use-email", email.model(),
                    "use-sms", sms.model());
        }
    }

    /**
     * What may be done instead of entering the code.
     *
     * @param resend whether a code may be sent by the way of the last one
     * @param email whether a code may be sent by e-mail instead
     * @param sms whether a code may be sent by SMS instead
     * @param pin whether the PIN may be entered instead
     */
    public record Choices(boolean resend, boolean email, boolean sms, boolean pin) {

        /** A new code, and nothing else. */
        public static final Choices RESEND = new Choices(true, false, false, false);

        public static final Choices NONE = new Choices(false, false, false, false);
    }

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
        return new CodeView(subject, sent, limits, new Choices(choices.resend, choices.email, choices.sms, true));
    }

    /**
     * This view with the choices to have a code sent instead.
     *
     * @param wait until it can be sent
     */
    public CodeView orCode(boolean byEmail, boolean bySms, WaitView wait) {
        return new CodeView(
                subject,
                sent,
                new Limits(limits.codeLength, limits.failuresLeft, Waits.ofMessages(wait)),
                new Choices(choices.resend, byEmail, bySms, choices.pin));
    }

    /** The template's model, which it has as {@code identityCheck}. */
    public Map<String, Object> model() {
        return Map.ofEntries(
                Map.entry("purpose", subject.purpose.key()),
                Map.entry("providerName", subject.providerName),
                Map.entry("account", subject.account),
                Map.entry(
                        "destinations",
                        sent.destinations.stream().map(Destination::model).toList()),
                Map.entry("codeSent", sent.isLive),
                Map.entry("status", sent.status),
                Map.entry("expiresInMinutes", sent.expiresInMinutes),
                Map.entry("codeLength", limits.codeLength),
                Map.entry("failuresLeft", limits.failuresLeft),
                Map.entry("waitSeconds", limits.waits.resend.seconds()),
                Map.entry("waits", limits.waits.model()),
                Map.entry("canResend", choices.resend),
                Map.entry("canUseEmail", choices.email),
                Map.entry("canUseSms", choices.sms),
                Map.entry("canUsePin", choices.pin));
    }
}
