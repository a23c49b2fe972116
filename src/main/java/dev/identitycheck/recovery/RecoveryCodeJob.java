package dev.identitycheck.recovery;

import dev.identitycheck.domain.otp.OneTimeCode;
import java.time.Duration;
import java.util.Optional;

/**
 * A code that is to be sent if there is somebody to send it to.
 *
 * @param realmId the realm
 * @param applicant who asked
 * @param code the code
 * @param lifetime how long it is accepted
 * @param withoutPassword whether an account without a password may be recovered
 * @param clientAddress where the request came from: a client's address, or the phone that sent a text message
 * @param locale the language of the browser, for people who have chosen none
 * @param host the host that the code is to be entered at
 * @param origin how it was asked for
 */
record RecoveryCodeJob(
        String realmId,
        RecoveryRequest applicant,
        OneTimeCode code,
        Duration lifetime,
        boolean withoutPassword,
        String clientAddress,
        String locale,
        String host,
        Origin origin) {

    /** How it was asked for. */
    enum Origin {
        /** On a page, which the code is bound to. */
        PAGE,
        /** By a text message: the code is kept for whoever says the number. */
        TEXT_MESSAGE
    }

    /** Who enters the code: whoever asked by a text message says no contact. */
    RecoveryRequest entered() {
        return origin == Origin.PAGE ? applicant : new RecoveryRequest(applicant.number(), Optional.empty());
    }

    @Override
    public String toString() {
        return "RecoveryCodeJob[***]";
    }
}
