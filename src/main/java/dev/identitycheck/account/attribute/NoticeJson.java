package dev.identitycheck.account;

import static dev.identitycheck.account.StoredJson.known;
import static dev.identitycheck.account.StoredJson.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.notice.Destination;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.NewContact;
import dev.identitycheck.notice.NoticeKind;
import dev.identitycheck.notice.Scene;
import dev.identitycheck.notice.Way;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact as it stands in an attribute, times in epoch milliseconds; what is empty is left out. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FactJson(
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

    static FactJson of(Fact fact) {
        Scene scene = fact.scene();
        return new FactJson(
                fact.id(),
                fact.kind().key(),
                fact.at().toEpochMilli(),
                scene.address(),
                scene.browser(),
                scene.system(),
                scene.locale(),
                scene.base(),
                fact.code().stream().map(Way::key).toList(),
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
    Optional<Fact> fact() {
        return known(NoticeKind.values(), NoticeKind::key, present(kind)).map(this::fact);
    }

    private Fact fact(NoticeKind what) {
        return new Fact(
                present(id),
                what,
                Instant.ofEpochMilli(present(at)),
                new Scene(text(address), text(browser), text(system), text(locale), text(base)),
                list(code).stream().flatMap(w -> way(w).stream()).toList(),
                text(provider),
                Optional.ofNullable(identity).map(LedgerJson::entry),
                list(contacts).stream()
                        .map(c -> new NewContact(present(c.digest), text(c.masked)))
                        .toList(),
                list(to).stream()
                        .flatMap(d -> way(present(d.way)).map(w -> new Destination(w, present(d.address))).stream())
                        .toList(),
                tries,
                Instant.ofEpochMilli(present(due)));
    }

    private static Optional<Way> way(String key) {
        return known(Way.values(), Way::key, key);
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
