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
 * The handles of an account as they stand in their attribute: {@code {v, handles:[{digest, fact, until, usedAt}]}}, times
 * in epoch seconds.
 */
public final class DisownTokensJson {

    private DisownTokensJson() {}

    public static String write(IssuedDisownTokens handles) {
        return JsonCodec.write(new Handles(
                VERSION,
                handles.handles().stream().map(DisownTokensJson::handle).toList()));
    }

    public static IssuedDisownTokens read(String json) {
        return JsonCodec.read(
                AccountAttributes.HANDLES,
                json,
                Handles.class,
                stored -> new IssuedDisownTokens(present(stored.handles).stream()
                        .flatMap(h -> handle(h).stream())
                        .toList()));
    }

    private static Handle handle(IssuedDisownToken h) {
        Instant used = h.usedAt();
        return new Handle(
                h.digest(),
                NoticeJson.of(h.fact()),
                h.until().getEpochSecond(),
                used == null ? null : used.getEpochSecond());
    }

    private static Optional<IssuedDisownToken> handle(Handle h) {
        return present(h.fact)
                .fact()
                .map(fact -> new IssuedDisownToken(
                        present(h.digest),
                        fact,
                        Instant.ofEpochSecond(present(h.until)),
                        h.usedAt == null ? null : Instant.ofEpochSecond(h.usedAt)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Handles(int v, @Nullable List<Handle> handles) implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Handle(
            @Nullable String digest, @Nullable NoticeJson fact, @Nullable Long until, @Nullable Long usedAt) {}
}
