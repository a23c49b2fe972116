package dev.identitycheck.account;

import static dev.identitycheck.account.StoredJson.VERSION;
import static dev.identitycheck.account.StoredJson.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.notice.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outbox as it stands in its attribute: {@code {v, facts:[…]}}. */
final class OutboxJson {

    private OutboxJson() {}

    static String write(Outbox outbox) {
        return StoredJson.write(
                new Box(VERSION, outbox.facts().stream().map(FactJson::of).toList()));
    }

    static Outbox read(String json) {
        return StoredJson.read(
                AccountAttributes.OUTBOX,
                json,
                Box.class,
                box -> new Outbox(present(box.facts).stream()
                        .flatMap(f -> f.fact().stream())
                        .toList()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Box(int v, @Nullable List<FactJson> facts) implements StoredJson.Versioned {}
}
