package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.otp.CodeOutcomes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of what became of codes in its attribute: {@code {v, subjects:[{about, refusedAt, acceptedAt}],
 * barred:[{requester, until}]}}, times in epoch milliseconds.
 */
public final class CodeOutcomesJson {

    private CodeOutcomesJson() {}

    public static String write(CodeOutcomes outcomes) {
        return JsonCodec.write(new Outcomes(
                VERSION,
                outcomes.subjects().stream()
                        .map(s -> new Subject(s.about(), millis(s.refusedAt()), millis(s.acceptedAt())))
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
                                .map(s -> new CodeOutcomes.Subject(
                                        present(s.about), time(s.refusedAt), time(s.acceptedAt)))
                                .toList(),
                        present(stored.barred).stream()
                                .map(b -> new CodeOutcomes.Barred(
                                        present(b.requester), Instant.ofEpochMilli(present(b.until))))
                                .toList()));
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
    private record Subject(@Nullable String about, @Nullable Long refusedAt, @Nullable Long acceptedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Barred(@Nullable String requester, @Nullable Long until) {}
}
