package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.domain.notice.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the outbox in its attribute: {@code {v, facts:[…]}}. */
public final class OutboxJson {

    private OutboxJson() {}

    public static String write(Outbox outbox) {
        return JsonCodec.write(new StoredOutbox(
                VERSION, outbox.notices().stream().map(NoticeJson::of).toList()));
    }

    public static Outbox read(String json) {
        return JsonCodec.read(
                AccountAttributes.OUTBOX,
                json,
                StoredOutbox.class,
                stored -> new Outbox(present(stored.facts).stream()
                        .flatMap(notice -> notice.notice().stream())
                        .toList()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record StoredOutbox(int v, @Nullable List<NoticeJson> facts) implements JsonCodec.Versioned {}
}
