package dev.identitycheck.domain.device;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens of one browser: one for each account that is used there, the newest last. Nobody can tell from them whose they
 * are.
 *
 * @param tokens at most {@link #LIMIT}
 */
public record DeviceTokens(List<DeviceToken> tokens) {

    /** No token. */
    public static final DeviceTokens NONE = new DeviceTokens(List.of());

    /** How many accounts one browser can be known to. */
    public static final int LIMIT = 10;

    private static final String BETWEEN = ".";
    private static final int LONGEST_TEXT = 1_000;

    public DeviceTokens {
        tokens = List.copyOf(tokens);
    }

    /** Reads what a browser sent; whatever is no token is passed over. */
    public static DeviceTokens parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return NONE;
        }
        return latest(Arrays.stream(text.split("\\."))
                .flatMap(part -> DeviceToken.parse(part).stream())
                .distinct());
    }

    /** With a further token; of too many, the oldest goes. */
    public DeviceTokens plus(DeviceToken token) {
        return latest(Stream.concat(tokens.stream().filter(t -> !t.equals(token)), Stream.of(token)));
    }

    /** What the browser keeps. */
    public String text() {
        return tokens.stream().map(DeviceToken::secret).collect(Collectors.joining(BETWEEN));
    }

    private static DeviceTokens latest(Stream<DeviceToken> all) {
        List<DeviceToken> tokens = all.toList();
        return new DeviceTokens(tokens.subList(Math.max(0, tokens.size() - LIMIT), tokens.size()));
    }
}
