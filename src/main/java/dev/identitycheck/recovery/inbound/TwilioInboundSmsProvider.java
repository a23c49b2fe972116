package dev.identitycheck.recovery.inbound;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The provider for Twilio: the header {@code X-Twilio-Signature} is HMAC-SHA-1, in Base64, of the URL and each of the
 * form's fields with its value, sorted by name, under the account's token. The request has no timestamp, so the ids of
 * received messages are stored for the longest time.
 *
 * @param secret the token of the Twilio account
 */
record TwilioInboundSmsProvider(String secret) implements InboundSmsProvider {

    @Override
    public Optional<InboundSms> verified(InboundSmsRequest request) {
        return isOwn(request) ? message(request) : Optional.empty();
    }

    boolean isOwn(InboundSmsRequest request) {
        String signed = request.url()
                + request.form().entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        String expected = Base64.getEncoder().encodeToString(HmacSignature.of("HmacSHA1", secret, signed));
        return HmacSignature.isSame(
                expected, request.header("X-Twilio-Signature").orElse(""));
    }

    private static Optional<InboundSms> message(InboundSmsRequest request) {
        return Optional.ofNullable(request.form().get("MessageSid"))
                .flatMap(id -> Optional.ofNullable(request.form().get("From"))
                        .flatMap(from -> Optional.ofNullable(request.form().get("Body"))
                                .map(text -> new InboundSms(id, from, text))));
    }

    @Override
    public String toString() {
        return "TwilioInboundSmsProvider[***]";
    }
}
