package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the issued disown tokens in their attribute: {@code {v, handles:[{digest, fact, until, usedAt}]}}, times
 * in epoch seconds.
 */
public final class DisownTokensJson {

    private static final String HANDLES = "handles";

    private DisownTokensJson() {}

    public static String write(IssuedDisownTokens tokens) {
        return JsonCodec.write(stored(tokens));
    }

    /**
     * Writes tokens in place of stored ones, of which those of notices that only later versions know stay there.
     *
     * @return empty if there is nothing to store
     */
    public static Optional<String> write(IssuedDisownTokens tokens, Optional<String> before) {
        List<JsonNode> kept = JsonCodec.latest(
                JsonCodec.elements(before, HANDLES).stream().filter(token -> NoticeJson.isLater(token.path("fact"))),
                token -> token.path("until").asLong(),
                IssuedDisownTokens.LIMIT);
        return tokens.tokens().isEmpty() && kept.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonCodec.write(stored(tokens), HANDLES, kept));
    }

    private static Tokens stored(IssuedDisownTokens tokens) {
        return new Tokens(
                VERSION, tokens.tokens().stream().map(DisownTokensJson::token).toList());
    }

    public static IssuedDisownTokens read(String json) {
        return JsonCodec.read(
                AccountAttributes.HANDLES,
                json,
                Tokens.class,
                stored -> new IssuedDisownTokens(present(stored.handles).stream()
                        .flatMap(token -> token(token).stream())
                        .toList()));
    }

    private static Token token(IssuedDisownToken token) {
        Instant used = token.usedAt();
        return new Token(
                token.digest(),
                NoticeJson.of(token.notice()),
                token.until().getEpochSecond(),
                used == null ? null : used.getEpochSecond());
    }

    private static Optional<IssuedDisownToken> token(Token stored) {
        return present(stored.fact)
                .notice()
                .map(notice -> new IssuedDisownToken(
                        present(stored.digest),
                        notice,
                        Instant.ofEpochSecond(present(stored.until)),
                        stored.usedAt == null ? null : Instant.ofEpochSecond(stored.usedAt)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Tokens(int v, @Nullable List<Token> handles) implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Token(
            @Nullable String digest, @Nullable NoticeJson fact, @Nullable Long until, @Nullable Long usedAt) {}
}
