package dev.identitycheck.recovery;

import dev.identitycheck.domain.otp.OneTimeCode;
import java.time.Duration;
import java.util.Optional;

/**
 * A queued job that sends a recovery code if an account matches the request.
 *
 * @param realmId the realm
 * @param request the number and contact that were entered
 * @param code the code
 * @param lifetime how long it is accepted
 * @param withoutPassword whether an account without a password may be recovered
 * @param clientAddress where the request came from: a client's address, or the phone that sent a text message
 * @param locale the language of the browser, for users without a chosen language
 * @param host the host of the page that asks for the code
 * @param base the server's base URL, for the mail
 * @param origin how the code was requested
 */
record RecoveryCodeJob(
        String realmId,
        RecoveryRequest request,
        OneTimeCode code,
        Duration lifetime,
        boolean withoutPassword,
        String clientAddress,
        String locale,
        String host,
        String base,
        Origin origin) {

    /** How a code was requested. */
    sealed interface Origin {

        /** On a page; the code is bound to that login. */
        record OnPage() implements Origin {}

        /**
         * By an inbound text message; the code is stored for the number alone.
         *
         * @param accepted how many of the latest codes of the number are accepted
         */
        record TextMessage(int accepted) implements Origin {}
    }

    /** The request under which the code is entered: after an inbound text message, the number without a contact. */
    RecoveryRequest requestAtEntry() {
        return origin instanceof Origin.OnPage ? request : new RecoveryRequest(request.number(), Optional.empty());
    }

    @Override
    public String toString() {
        return "RecoveryCodeJob[***]";
    }
}
