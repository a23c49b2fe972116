package dev.identitycheck.domain.device;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens of one browser: one for each account that is used there, the newest last. They do not reveal whose
 * they are.
 *
 * @param tokens at most {@link #LIMIT}
 */
public record DeviceTokens(List<DeviceToken> tokens) {

    /** No token. */
    public static final DeviceTokens NONE = new DeviceTokens(List.of());

    /** The largest number of accounts that one browser has tokens for. */
    public static final int LIMIT = 10;

    private static final String SEPARATOR = ".";
    private static final int MAX_TEXT_LENGTH = 1_000;

    public DeviceTokens {
        tokens = List.copyOf(tokens);
    }

    /** Parses the text that a browser sent; parts that are no tokens are skipped. */
    public static DeviceTokens parse(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return NONE;
        }
        return latest(Arrays.stream(text.split("\\."))
                .flatMap(part -> DeviceToken.parse(part).stream())
                .distinct());
    }

    /** Adds a token; of too many tokens, the oldest is removed. */
    public DeviceTokens plus(DeviceToken token) {
        return latest(Stream.concat(tokens.stream().filter(t -> !t.equals(token)), Stream.of(token)));
    }

    /** The text that the browser keeps. */
    public String text() {
        return tokens.stream().map(DeviceToken::secret).collect(Collectors.joining(SEPARATOR));
    }

    private static DeviceTokens latest(Stream<DeviceToken> all) {
        List<DeviceToken> tokens = all.toList();
        return new DeviceTokens(tokens.subList(Math.max(0, tokens.size() - LIMIT), tokens.size()));
    }
}
