package dev.identitycheck.ratelimit;

import java.util.Optional;

/**
 * A text message that somebody asks for. It never prints itself.
 *
 * @param messageId names the message
 * @param realmId the realm that pays for it
 * @param asker whose share it comes out of
 * @param userId the user that it is for
 * @param about purpose and identity
 * @param number where it goes, in E.164
 * @param country the number's country by its two letters; nothing if the number belongs to none
 * @param clientAddress where the request came from
 */
public record SmsSendRequest(
        String messageId,
        String realmId,
        RequesterClass asker,
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
