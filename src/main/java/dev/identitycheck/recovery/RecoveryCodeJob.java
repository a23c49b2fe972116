package dev.identitycheck.recovery;

import dev.identitycheck.domain.device.NetworkPrefix;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.ratelimit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A queued job that sends a recovery code if an account matches the request.
 *
 * @param realmId the realm
 * @param request the number and contact that were entered
 * @param code the code
 * @param lifetime how long it is accepted
 * @param issuedAt when it was issued
 * @param requested how the code was requested
 */
record RecoveryCodeJob(
        String realmId,
        RecoveryRequest request,
        OneTimeCode code,
        Duration lifetime,
        Instant issuedAt,
        Requested requested) {

    /** How a code was requested. */
    sealed interface Requested {

        /** What the limits of requesters count by. */
        String requester();

        /**
         * What a requester who was refused is known by: the network; empty for a text message, whose sender is answered
         * only where the phone is the owner's own, and may be anybody who gave its number.
         */
        String origin();

        /** The network address of the request; empty if it was no request of the requester's own. */
        String clientAddress();

        /** Whether an account without a password may be recovered. */
        boolean withoutPassword();

        /**
         * How many of the latest codes are kept for the number alone; empty if the code is bound to a login, which
         * keeps its codes itself.
         */
        OptionalInt keptForNumber();

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
        public String origin() {
            return NetworkPrefix.bits(clientAddress).orElseGet(() -> RateLimit.network(clientAddress));
        }

        @Override
        public OptionalInt keptForNumber() {
            return OptionalInt.empty();
        }

        @Override
        public RecoveryRequest atEntry(RecoveryRequest request) {
            return request;
        }
    }

    /**
     * By an inbound text message; the code is stored for the number alone, and entered without a contact.
     *
     * @param requester the phone that sent the message, as the limits count it
     * @param accepted how many of the latest codes are accepted
     */
    record ByTextMessage(String requester, boolean withoutPassword, int accepted, Surroundings surroundings)
            implements Requested {

        @Override
        public String origin() {
            return "";
        }

        @Override
        public String clientAddress() {
            return "";
        }

        @Override
        public OptionalInt keptForNumber() {
            return OptionalInt.of(accepted);
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
