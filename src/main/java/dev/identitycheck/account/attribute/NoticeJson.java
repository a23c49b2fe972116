package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact as it stands in an attribute, times in epoch milliseconds; what is empty is left out. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NoticeJson(
        @Nullable String id,
        @Nullable String kind,
        @Nullable Long at,
        @Nullable String address,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String locale,
        @Nullable String base,
        @Nullable List<String> code,
        @Nullable String provider,
        LedgerJson.@Nullable Entry identity,
        @Nullable List<Added> contacts,
        @Nullable List<To> to,
        int tries,
        @Nullable Long due) {

    static NoticeJson of(Notice fact) {
        RequestContext scene = fact.scene();
        return new NoticeJson(
                fact.id(),
                fact.kind().key(),
                fact.at().toEpochMilli(),
                scene.address(),
                scene.browser(),
                scene.system(),
                scene.locale(),
                scene.base(),
                fact.code().stream().map(NoticeChannel::key).toList(),
                fact.provider(),
                fact.identity().map(LedgerJson::entry).orElse(null),
                fact.contacts().stream()
                        .map(c -> new Added(c.digest(), c.masked()))
                        .toList(),
                fact.to().stream().map(d -> new To(d.way().key(), d.address())).toList(),
                fact.tries(),
                fact.due().toEpochMilli());
    }

    /** The fact; nothing if only a later version knows what it is about. */
    Optional<Notice> fact() {
        return known(NoticeType.values(), NoticeType::key, present(kind)).map(this::fact);
    }

    private Notice fact(NoticeType what) {
        return new Notice(
                present(id),
                what,
                Instant.ofEpochMilli(present(at)),
                new RequestContext(text(address), text(browser), text(system), text(locale), text(base)),
                list(code).stream().flatMap(w -> way(w).stream()).toList(),
                text(provider),
                Optional.ofNullable(identity).map(LedgerJson::entry),
                list(contacts).stream()
                        .map(c -> new NewContact(present(c.digest), text(c.masked)))
                        .toList(),
                list(to).stream()
                        .flatMap(d ->
                                way(present(d.way)).map(w -> new NoticeDestination(w, present(d.address))).stream())
                        .toList(),
                tries,
                Instant.ofEpochMilli(present(due)));
    }

    private static Optional<NoticeChannel> way(String key) {
        return known(NoticeChannel.values(), NoticeChannel::key, key);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Added(@Nullable String digest, @Nullable String masked) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record To(@Nullable String way, @Nullable String address) {}
}
