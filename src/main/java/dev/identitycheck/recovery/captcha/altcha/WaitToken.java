package dev.identitycheck.recovery.captcha.altcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.domain.otp.KeyedHash;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signed time at which a page was first shown, so that people without JavaScript can wait instead of solving
 * a challenge.
 *
 * @param since when the page was first shown
 * @param keyId the id of the signing key
 * @param signature proves that this server issued the token for this login
 */
record WaitToken(Instant since, String keyId, String signature) {

    /** The time that a page has to have been open. */
    static final Duration WAIT = Duration.ofSeconds(20);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{1,80})\\.([0-9a-f]{64})");

    static WaitToken next(String keyId, KeyedHash key, String binding, Instant now) {
        Instant since = Instant.ofEpochSecond(now.getEpochSecond());
        return new WaitToken(since, keyId, sign(key, since, binding));
    }

    static Optional<WaitToken> parse(@Nullable String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        return form.matches()
                ? Optional.of(new WaitToken(
                        Instant.ofEpochSecond(Long.parseLong(form.group(1))), form.group(2), form.group(3)))
                : Optional.empty();
    }

    boolean isRight(KeyedHash key, String binding) {
        return MessageDigest.isEqual(sign(key, since, binding).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** The remaining wait; zero or less once the wait is over. */
    Duration left(Instant now) {
        return Duration.between(now, since.plus(WAIT));
    }

    boolean isLive(Duration lifetime, Instant now) {
        return now.isBefore(since.plus(lifetime));
    }

    String text() {
        return since.getEpochSecond() + "." + keyId + "." + signature;
    }

    private static String sign(KeyedHash key, Instant since, String binding) {
        return HexFormat.of().formatHex(key.of("wait " + since.getEpochSecond() + '\0' + binding));
    }
}
