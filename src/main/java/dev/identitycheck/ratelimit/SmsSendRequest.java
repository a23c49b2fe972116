package dev.identitycheck.ratelimit;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.phone.PhoneNumberParser;
import java.util.Optional;

/**
 * A requested text message, to be counted against its quotas. {@code toString} shows the message id alone.
 *
 * @param messageId identifies the message
 * @param realmId the realm whose budget pays for the message
 * @param requester who requested it
 * @param recipient who receives it
 * @param about the purpose and identity of the message
 */
public record SmsSendRequest(String messageId, String realmId, Requester requester, Recipient recipient, String about) {

    /**
     * Who requested a message.
     *
     * @param group the class of the requester, whose share of the budget pays for the message
     * @param clientAddress the client address of the request; empty if the server itself sends the message
     */
    public record Requester(RequesterClass group, String clientAddress) {

        /** The server itself, which tells an owner something. */
        public static final Requester SERVER = new Requester(RequesterClass.OWNER, "");
    }

    /**
     * Who receives a message.
     *
     * @param userId the user
     * @param number the number, in E.164
     * @param country the number's country by its two letters; empty if the number belongs to none
     */
    public record Recipient(String userId, String number, Optional<String> country) {

        /** A user's phone. */
        public static Recipient of(String userId, Contact.Phone phone) {
            return new Recipient(userId, phone.number(), PhoneNumberParser.countryOf(phone));
        }
    }

    @Override
    public String toString() {
        return "SmsSendRequest[" + messageId + "]";
    }
}
