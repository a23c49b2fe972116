package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeContent;
import dev.identitycheck.domain.notice.NoticeDelivery;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of a notice in an attribute, times in epoch milliseconds; empty fields are left out. */
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
        @Nullable Subject subject,
        @Nullable String through,
        @Nullable List<To> to,
        int tries,
        @Nullable Long due,
        @Nullable Boolean leased) {

    static NoticeJson of(Notice notice) {
        RequestContext context = notice.scene();
        return new NoticeJson(
                notice.id(),
                notice.kind().key(),
                notice.at().toEpochMilli(),
                context.address(),
                context.browser(),
                context.system(),
                context.locale(),
                context.base(),
                notice.code().stream().map(NoticeChannel::key).toList(),
                notice.provider(),
                notice.identity().map(LedgerJson::entry).orElse(null),
                notice.contacts().stream()
                        .map(c -> new Added(c.digest(), c.masked()))
                        .toList(),
                notice.subject().equals(NoticeSubject.NONE)
                        ? null
                        : new Subject(
                                notice.subject().type(),
                                notice.subject().id(),
                                notice.subject().name()),
                notice.through(),
                notice.to().stream()
                        .map(d -> new To(d.channel().key(), d.address()))
                        .toList(),
                notice.tries(),
                notice.due().toEpochMilli(),
                notice.delivery().isLeased() ? true : null);
    }

    /** The notice; empty if only a later version knows its type. */
    Optional<Notice> notice() {
        return known(NoticeType.values(), NoticeType::key, present(kind)).map(this::notice);
    }

    /** Whether a stored notice is of a type that only a later version knows: it is kept as it is, and not sent. */
    static boolean isLater(JsonNode stored) {
        JsonNode kind = stored.path("kind");
        return kind.isTextual()
                && known(NoticeType.values(), NoticeType::key, kind.asText()).isEmpty();
    }

    private Notice notice(NoticeType type) {
        return new Notice(
                present(id),
                new NoticeContent(
                        type,
                        Instant.ofEpochMilli(present(at)),
                        new RequestContext(text(address), text(browser), text(system), text(locale), text(base)),
                        list(code).stream()
                                .flatMap(key -> channel(key).stream())
                                .toList(),
                        text(provider),
                        Optional.ofNullable(identity).map(LedgerJson::entry),
                        list(contacts).stream()
                                .map(c -> new NewContact(present(c.digest), text(c.masked)))
                                .toList(),
                        subject == null
                                ? NoticeSubject.NONE
                                : new NoticeSubject(text(subject.type), text(subject.id), text(subject.name)),
                        text(through)),
                new NoticeDelivery(
                        list(to).stream()
                                .flatMap(d -> channel(present(d.way))
                                        .map(channel -> new NoticeDestination(channel, present(d.address)))
                                        .stream())
                                .toList(),
                        tries,
                        Instant.ofEpochMilli(present(due)),
                        Boolean.TRUE.equals(leased)));
    }

    private static Optional<NoticeChannel> channel(String key) {
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Subject(@Nullable String type, @Nullable String id, @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record To(@Nullable String way, @Nullable String address) {}
}
