package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.domain.notice.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outbox as it stands in its attribute: {@code {v, facts:[…]}}. */
public final class OutboxJson {

    private OutboxJson() {}

    public static String write(Outbox outbox) {
        return JsonCodec.write(
                new Box(VERSION, outbox.facts().stream().map(NoticeJson::of).toList()));
    }

    public static Outbox read(String json) {
        return JsonCodec.read(
                AccountAttributes.OUTBOX,
                json,
                Box.class,
                box -> new Outbox(present(box.facts).stream()
                        .flatMap(f -> f.fact().stream())
                        .toList()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Box(int v, @Nullable List<NoticeJson> facts) implements JsonCodec.Versioned {}
}
