package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.otp.CodeOutcomes;
import dev.identitycheck.domain.otp.UsedCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of what became of codes in its attribute: {@code {v, subjects:[{about, refusedAt, acceptedAt, accepted:[{at,
 * issued, requester}]}], barred:[{requester, until}]}}, times in epoch milliseconds. Earlier versions read and write
 * {@code acceptedAt} alone, the latest time: a code that was accepted then and is not listed is not known any further.
 */
public final class CodeOutcomesJson {

    private CodeOutcomesJson() {}

    public static String write(CodeOutcomes outcomes) {
        return JsonCodec.write(new Outcomes(
                VERSION,
                outcomes.subjects().stream()
                        .map(s -> new Subject(
                                s.about(),
                                millis(s.refusedAt()),
                                millis(s.acceptedAt().orElse(null)),
                                s.accepted().stream()
                                        .map(CodeOutcomesJson::accepted)
                                        .toList()))
                        .toList(),
                outcomes.barred().stream()
                        .map(b -> new Barred(b.requester(), b.until().toEpochMilli()))
                        .toList()));
    }

    public static CodeOutcomes read(String json) {
        return JsonCodec.read(
                AccountAttributes.CODES,
                json,
                Outcomes.class,
                stored -> new CodeOutcomes(
                        present(stored.subjects).stream()
                                .map(s -> new CodeOutcomes.Subject(present(s.about), time(s.refusedAt), accepted(s)))
                                .toList(),
                        present(stored.barred).stream()
                                .map(b -> new CodeOutcomes.Barred(
                                        present(b.requester), Instant.ofEpochMilli(present(b.until))))
                                .toList()));
    }

    private static Accepted accepted(UsedCode code) {
        return new Accepted(
                code.at().toEpochMilli(),
                code.issued().stream().map(Instant::toEpochMilli).toList(),
                code.requester());
    }

    private static List<UsedCode> accepted(Subject stored) {
        List<UsedCode> codes = Objects.requireNonNullElse(stored.accepted, List.<Accepted>of()).stream()
                .map(code -> new UsedCode(
                        Instant.ofEpochMilli(present(code.at)),
                        Objects.requireNonNullElse(code.issued, List.<Long>of()).stream()
                                .map(Instant::ofEpochMilli)
                                .toList(),
                        Objects.requireNonNullElse(code.requester, "")))
                .toList();
        Stream<UsedCode> unlisted = Stream.ofNullable(time(stored.acceptedAt))
                .filter(at -> codes.stream().noneMatch(code -> code.at().equals(at)))
                .map(UsedCode::unknown);
        return Stream.concat(codes.stream(), unlisted).toList();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Outcomes(int v, @Nullable List<Subject> subjects, @Nullable List<Barred> barred)
            implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Subject(
            @Nullable String about,
            @Nullable Long refusedAt,
            @Nullable Long acceptedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Accepted> accepted) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Accepted(@Nullable Long at, @Nullable List<Long> issued, @Nullable String requester) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Barred(@Nullable String requester, @Nullable Long until) {}
}
