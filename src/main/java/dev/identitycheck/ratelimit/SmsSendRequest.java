package dev.identitycheck.ratelimit;

import java.util.Optional;

/**
 * A requested text message, to be counted against its quotas. {@code toString} shows the message id alone.
 *
 * @param messageId identifies the message
 * @param realmId the realm whose budget pays for the message
 * @param requester the class of the requester, whose share of the budget pays for the message
 * @param userId the user who receives the message
 * @param about the purpose and identity of the message
 * @param number the recipient's number, in E.164
 * @param country the number's country by its two letters; empty if the number belongs to none
 * @param clientAddress the client address of the request
 */
public record SmsSendRequest(
        String messageId,
        String realmId,
        RequesterClass requester,
        String userId,
        String about,
        String number,
        Optional<String> country,
        String clientAddress) {

    @Override
    public String toString() {
        return "SmsSendRequest[" + messageId + "]";
    }
}
