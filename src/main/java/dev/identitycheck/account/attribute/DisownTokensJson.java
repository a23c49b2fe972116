package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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

    private DisownTokensJson() {}

    public static String write(IssuedDisownTokens tokens) {
        return JsonCodec.write(new Tokens(
                VERSION, tokens.tokens().stream().map(DisownTokensJson::token).toList()));
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
