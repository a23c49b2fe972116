package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.SaltedDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands at the end of a notice's link, short enough for a text message. The first part finds the account, the rest
 * is secret and stored as a digest only.
 *
 * @param account the account's own random name, in eight characters
 * @param secret 96 random bits, in sixteen characters
 */
public record DisownToken(String account, String secret) {

    /** Random bytes in an account's name. */
    public static final int ACCOUNT_BYTES = 6;

    /** Random bytes in a secret. */
    public static final int SECRET_BYTES = 12;

    private static final int ACCOUNT_LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{24}");

    /** Reads a handle as it came; nothing if it cannot be one. */
    public static Optional<DisownToken> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new DisownToken(text.substring(0, ACCOUNT_LENGTH), text.substring(ACCOUNT_LENGTH)))
                : Optional.empty();
    }

    /** As it stands in a link. */
    public String text() {
        return account + secret;
    }

    /** As it is stored. */
    public String digest() {
        return new SaltedDigest("disown").add(account).add(secret).text();
    }

    /** Proves to the page's own form that the page was opened: only who has the handle can say it. */
    public String formProof() {
        return new SaltedDigest("disown-form").add(account).add(secret).text();
    }

    @Override
    public String toString() {
        return "DisownToken[***]";
    }
}
