package dev.identitycheck.account;

import static dev.identitycheck.account.StoredJson.VERSION;
import static dev.identitycheck.account.StoredJson.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.notice.IssuedHandle;
import dev.identitycheck.notice.IssuedHandles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handles of an account as they stand in their attribute: {@code {v, handles:[{digest, fact, until, usedAt}]}}, times
 * in epoch seconds.
 */
final class HandlesJson {

    private HandlesJson() {}

    static String write(IssuedHandles handles) {
        return StoredJson.write(new Handles(
                VERSION, handles.handles().stream().map(HandlesJson::handle).toList()));
    }

    static IssuedHandles read(String json) {
        return StoredJson.read(
                AccountAttributes.HANDLES,
                json,
                Handles.class,
                stored -> new IssuedHandles(present(stored.handles).stream()
                        .flatMap(h -> handle(h).stream())
                        .toList()));
    }

    private static Handle handle(IssuedHandle h) {
        Instant used = h.usedAt();
        return new Handle(
                h.digest(),
                FactJson.of(h.fact()),
                h.until().getEpochSecond(),
                used == null ? null : used.getEpochSecond());
    }

    private static Optional<IssuedHandle> handle(Handle h) {
        return present(h.fact)
                .fact()
                .map(fact -> new IssuedHandle(
                        present(h.digest),
                        fact,
                        Instant.ofEpochSecond(present(h.until)),
                        h.usedAt == null ? null : Instant.ofEpochSecond(h.usedAt)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Handles(int v, @Nullable List<Handle> handles) implements StoredJson.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Handle(
            @Nullable String digest, @Nullable FactJson fact, @Nullable Long until, @Nullable Long usedAt) {}
}
