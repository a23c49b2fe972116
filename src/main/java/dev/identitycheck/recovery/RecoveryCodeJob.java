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
 * @param requested how the code was requested
 */
record RecoveryCodeJob(
        String realmId, RecoveryRequest request, OneTimeCode code, Duration lifetime, Requested requested) {

    /** How a code was requested. */
    sealed interface Requested {

        /** What the limits of requesters count by. */
        String requester();

        /** Whether an account without a password may be recovered. */
        boolean withoutPassword();

        /** Whether the code is stored for the number alone, and not bound to a login. */
        boolean isForAnyLogin();

        /** The request under which the code is entered. */
        RecoveryRequest atEntry(RecoveryRequest request);

        /** What the message needs to know of the request. */
        Surroundings surroundings();
    }

    /**
     * What the message with the code needs to know of the request.
     *
     * @param locale the language, for users without a chosen language
     * @param host the host of the page that asks for the code
     * @param base the server's base URL, for the mail
     */
    record Surroundings(String locale, String host, String base) {}

    /**
     * On a page; the code is bound to that login.
     *
     * @param clientAddress the client's address
     */
    record OnPage(String clientAddress, boolean withoutPassword, Surroundings surroundings) implements Requested {

        @Override
        public String requester() {
            return clientAddress;
        }

        @Override
        public boolean isForAnyLogin() {
            return false;
        }

        @Override
        public RecoveryRequest atEntry(RecoveryRequest request) {
            return request;
        }
    }

    /**
     * By an inbound text message; the code is stored for the number alone, and entered without a contact.
     *
     * @param sender the phone that sent the message
     */
    record ByTextMessage(String sender, Surroundings surroundings) implements Requested {

        // The client address is the gateway's for all senders, so the phone identifies the sender.
        @Override
        public String requester() {
            return "sms " + sender;
        }

        @Override
        public boolean withoutPassword() {
            return false;
        }

        @Override
        public boolean isForAnyLogin() {
            return true;
        }

        @Override
        public RecoveryRequest atEntry(RecoveryRequest request) {
            return new RecoveryRequest(request.number(), Optional.empty());
        }
    }

    @Override
    public String toString() {
        return "RecoveryCodeJob[***]";
    }
}
