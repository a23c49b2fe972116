package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.SaltedDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token in a notice's link by which its recipient disowns what happened, short enough for a text message. The first
 * part identifies the account; the rest is secret and stored only as a digest.
 *
 * @param account the account's random id in these tokens, 8 characters
 * @param secret 96 random bits, in 16 characters
 */
public record DisownToken(String account, String secret) {

    /** The number of random bytes in an account's id. */
    public static final int ACCOUNT_BYTES = 6;

    /** The number of random bytes in a secret. */
    public static final int SECRET_BYTES = 12;

    /** The number of characters of a token in a link. */
    public static final int TEXT_LENGTH = 24;

    private static final int ACCOUNT_LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + TEXT_LENGTH + "}");

    /** Parses a token; empty if the text has another form. */
    public static Optional<DisownToken> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new DisownToken(text.substring(0, ACCOUNT_LENGTH), text.substring(ACCOUNT_LENGTH)))
                : Optional.empty();
    }

    /** The token as text in a link. */
    public String text() {
        return account + secret;
    }

    /** The digest that is stored of the token. */
    public String digest() {
        return new SaltedDigest("disown").add(account).add(secret).text();
    }

    /** The proof in the disown page's form that the page was opened with the token. */
    public String formProof() {
        return new SaltedDigest("disown-form").add(account).add(secret).text();
    }

    @Override
    public String toString() {
        return "DisownToken[***]";
    }
}
