package dev.identitycheck.delivery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.otp.OneTimeCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a message with a code or PIN says.
 *
 * @param code the code
 * @param lifetime how long the code is accepted
 * @param purpose the purpose of the code
 * @param textKeySuffix ends the message keys of the texts that state the purpose; empty for an identity check
 * @param providerName the display name of the identity provider to confirm
 * @param host the host that the code is entered at, for phones that fill in codes
 * @param notMe the link by which its recipient says that the code was not for them; empty if there is none
 */
public record CodeContent(
        OneTimeCode code,
        Duration lifetime,
        Purpose purpose,
        String textKeySuffix,
        String providerName,
        String host,
        Optional<DisownLink> notMe) {

    /** A code with the texts of its purpose, that concerns no identity provider. */
    public static CodeContent of(OneTimeCode code, Duration lifetime, Purpose purpose, String host) {
        return new CodeContent(
                code, lifetime, purpose, purpose == Purpose.IDENTITY ? "" : purpose.key(), "", host, Optional.empty());
    }

    /** This content with the name of the identity provider that it concerns. */
    CodeContent naming(String provider) {
        return new CodeContent(code, lifetime, purpose, textKeySuffix, provider, host, notMe);
    }

    /** This content with the link by which its recipient says that the code was not for them. */
    public CodeContent with(Optional<DisownLink> link) {
        return new CodeContent(code, lifetime, purpose, textKeySuffix, providerName, host, link);
    }

    /** The message key of a text, as it reads for the purpose of the code. */
    String key(String text) {
        return textKeySuffix.isEmpty() ? text : text + "." + textKeySuffix;
    }
}
