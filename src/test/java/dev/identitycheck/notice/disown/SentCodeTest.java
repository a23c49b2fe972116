package dev.identitycheck.notice.disown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntries;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Notices;
import dev.identitycheck.domain.otp.CodeOutcomes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The link of a code that was sent disowns")
class SentCodeTest {

    private static final Instant NOON = Notices.NOON;
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final NoticeHistory NOTHING = NoticeHistory.EMPTY;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"code, ''", "phone, word", "phone, number", "recovery, network"})
    @DisplayName("the code alone, while none was accepted")
    void pending(String purpose, String subject) {
        Notice sent = sent().about(NoticeSubject.of(purpose, subject));

        assertThat(became(sent, CodeOutcomes.NONE, NOTHING)).contains(sent);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"code, '', code", "phone, word, phone:word"})
    @DisplayName("a browser and the sessions, if a code was accepted since")
    void accepted(String purpose, String subject, String about) {
        Notice sent = sent().about(NoticeSubject.of(purpose, subject));

        assertThat(became(sent, CodeOutcomes.NONE.accepted(about, LATER), NOTHING))
                .map(Notice::kind)
                .contains(NoticeType.NEW_BROWSER);
        assertThat(became(sent, CodeOutcomes.NONE.accepted(about, NOON.minusMillis(1)), NOTHING))
                .as("one of another login before")
                .contains(sent);
    }

    @Test
    @DisplayName("nothing, if it verified a phone that is on the account by now")
    void verifiedPhone() {
        assertThat(became(
                        sent().about(NoticeSubject.of("phone", "number")),
                        CodeOutcomes.NONE.accepted("phone:number", LATER),
                        NOTHING))
                .isEmpty();
    }

    @Test
    @DisplayName("the password, if it was recovered since")
    void recovered() {
        Notice sent = sent().about(NoticeSubject.of("recovery", "network"));
        Notice told = Notice.of("n1", NoticeType.PASSWORD_RECOVERED, LATER, Notices.SCENE);
        CodeOutcomes used = CodeOutcomes.NONE.accepted("recovery", LATER);

        assertThat(became(sent, used, NOTHING)).map(Notice::kind).contains(NoticeType.PASSWORD_RECOVERED);
        assertThat(became(sent, used, NOTHING.plus(told)))
                .as("what the owner was told of")
                .contains(told.to(List.of()));
    }

    @ParameterizedTest
    @EnumSource(IdentityState.class)
    @DisplayName("the identity as one that got in, if it is known by now")
    void identity(IdentityState state) {
        LedgerEntry entry = entry(state);
        Notice sent = sent().about(entry(IdentityState.UNCONFIRMED));
        SentCode code =
                new SentCode(Optional.of(new IdentityLedger("salt", List.of(entry))), CodeOutcomes.NONE, NOTHING);

        NoticeType expected = state == IdentityState.KNOWN ? NoticeType.CONFIRMED : NoticeType.CODE_SENT;

        assertThat(SentCode.became(sent, () -> code)).map(Notice::kind).contains(expected);
        assertThat(SentCode.became(sent, () -> code).flatMap(Notice::identity)).isEqualTo(sent.identity());
    }

    @Test
    @DisplayName("the identity by the notice that told of it")
    void identityThatWasToldOf() {
        LedgerEntry entry = entry(IdentityState.KNOWN);
        Notice told =
                Notice.of("n1", NoticeType.CONFIRMED, LATER, Notices.SCENE).about(entry);
        SentCode code = new SentCode(
                Optional.of(new IdentityLedger("salt", List.of(entry))), CodeOutcomes.NONE, NOTHING.plus(told));

        assertThat(SentCode.became(sent().about(entry(IdentityState.UNCONFIRMED)), () -> code))
                .contains(told.to(List.of()));
    }

    @Test
    @DisplayName("an identity that a new ledger does not hold yet")
    void beforeTheLink() {
        Notice sent = sent().about(entry(IdentityState.UNCONFIRMED));

        assertThat(became(sent, CodeOutcomes.NONE, NOTHING)).contains(sent);
    }

    @Test
    @DisplayName("what another notice reports, whatever became of codes, which are not even read")
    void otherNotice() {
        Notice confirmed = Notice.of("n1", NoticeType.CONFIRMED, NOON, Notices.SCENE);

        assertThat(SentCode.became(confirmed, () -> {
                    throw new AssertionError("read");
                }))
                .contains(confirmed);
    }

    private static Optional<Notice> became(Notice notice, CodeOutcomes outcomes, NoticeHistory history) {
        return SentCode.became(notice, () -> new SentCode(Optional.empty(), outcomes, history));
    }

    private static Notice sent() {
        return Notice.of("s1", NoticeType.CODE_SENT, NOON, Notices.SCENE);
    }

    private static LedgerEntry entry(IdentityState state) {
        return LedgerEntries.seen(NOON).key("spid", "d1", "l1").state(state).make();
    }
}
