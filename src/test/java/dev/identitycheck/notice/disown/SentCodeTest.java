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
import dev.identitycheck.domain.otp.UsedCode;
import java.time.Duration;
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

        assertThat(became(sent, CodeOutcomes.NONE.accepted(about, entered(NOON)), NOTHING))
                .map(Notice::kind)
                .contains(NoticeType.NEW_BROWSER);
        assertThat(became(sent, CodeOutcomes.NONE.accepted(about, entered(NOON.plusSeconds(9))), NOTHING))
                .as("of another login")
                .contains(sent);
        CodeOutcomes both = CodeOutcomes.NONE.accepted(about, entered(NOON)).accepted(about, entered(LATER));
        assertThat(became(sent, both, NOTHING))
                .map(Notice::kind)
                .as("though the owner entered one since")
                .contains(NoticeType.NEW_BROWSER);
    }

    @Test
    @DisplayName("a browser and the sessions, if one of an unknown login was accepted since")
    void acceptedByAnEarlierVersion() {
        Notice sent = sent().about(NoticeSubject.of("code", ""));

        assertThat(became(sent, CodeOutcomes.NONE.accepted("code", UsedCode.unknown(LATER)), NOTHING))
                .map(Notice::kind)
                .contains(NoticeType.NEW_BROWSER);
        assertThat(became(sent, CodeOutcomes.NONE.accepted("code", UsedCode.unknown(NOON.minusMillis(1))), NOTHING))
                .contains(sent);
    }

    @Test
    @DisplayName("a browser and the sessions for attempts, if any code was accepted since")
    void attempts() {
        Notice attempts =
                Notice.of("a1", NoticeType.ATTEMPTS, NOON, Notices.SCENE).about(NoticeSubject.of("code", ""));

        assertThat(became(attempts, CodeOutcomes.NONE.accepted("code", entered(NOON.minusSeconds(9))), NOTHING))
                .map(Notice::kind)
                .contains(NoticeType.NEW_BROWSER);
        assertThat(became(attempts, CodeOutcomes.NONE, NOTHING)).contains(attempts);
    }

    private static UsedCode entered(Instant issued) {
        return new UsedCode(LATER, List.of(issued, issued.plusSeconds(30)), "");
    }

    private static UsedCode recovered(Instant issued, Instant at, String network) {
        return new UsedCode(at, List.of(issued), network);
    }

    @Test
    @DisplayName("nothing, if it verified a phone that is on the account by now")
    void verifiedPhone() {
        assertThat(became(
                        sent().about(NoticeSubject.of("phone", "number")),
                        CodeOutcomes.NONE.accepted("phone:number", entered(NOON)),
                        NOTHING))
                .isEmpty();
    }

    @Test
    @DisplayName("the password, if it was recovered since")
    void recovered() {
        Notice sent = sent().about(NoticeSubject.of("recovery", "network"));
        Notice told = Notice.of("n1", NoticeType.PASSWORD_RECOVERED, LATER, Notices.SCENE);
        CodeOutcomes used = CodeOutcomes.NONE.accepted("recovery", recovered(NOON, LATER, ""));

        assertThat(became(sent, used, NOTHING)).map(Notice::kind).contains(NoticeType.PASSWORD_RECOVERED);
        assertThat(became(sent, used, NOTHING.plus(told)))
                .as("what the owner was told of")
                .contains(told.to(List.of()));
        CodeOutcomes sameNetwork = CodeOutcomes.NONE.accepted("recovery", recovered(LATER, LATER, "network"));
        assertThat(became(sent, sameNetwork, NOTHING.plus(told)))
                .as("by another code that was asked for in that network")
                .contains(told.to(List.of()));
    }

    @Test
    @DisplayName("the code alone, if its owner recovered the password with another")
    void recoveredByTheOwner() {
        Notice sent = sent().about(NoticeSubject.of("recovery", "network"));
        Notice told = Notice.of("n1", NoticeType.PASSWORD_RECOVERED, LATER, Notices.SCENE);
        CodeOutcomes own = CodeOutcomes.NONE.accepted("recovery", recovered(NOON.plusSeconds(30), LATER, "home"));

        assertThat(became(sent, own, NOTHING.plus(told))).contains(sent);
    }

    @Test
    @DisplayName("the password that was recovered by it, and not a later one")
    void recoveredAgain() {
        Notice sent = sent().about(NoticeSubject.of("recovery", "network"));
        Notice theirs = Notice.of("n1", NoticeType.PASSWORD_RECOVERED, LATER.plusMillis(5), Notices.SCENE);
        Instant nextDay = LATER.plus(Duration.ofDays(1));
        Notice own = Notice.of("n2", NoticeType.PASSWORD_RECOVERED, nextDay, Notices.SCENE);
        CodeOutcomes both = CodeOutcomes.NONE
                .accepted("recovery", recovered(NOON, LATER, "network"))
                .accepted("recovery", recovered(nextDay.minusSeconds(60), nextDay, "home"));

        assertThat(became(sent, both, NOTHING.plus(theirs).plus(own))).contains(theirs.to(List.of()));
        assertThat(became(sent, both, NOTHING.plus(own)).map(Notice::id))
                .as("of which nothing is known any more")
                .contains(sent.id());
    }

    @Test
    @DisplayName("its own code alone where another was entered since: somebody may have got in by that")
    void anotherIn() {
        Notice sent = sent().about(NoticeSubject.of("code", ""));
        UsedCode other = entered(NOON.plusSeconds(9));
        SentCode after = new SentCode(Optional.empty(), CodeOutcomes.NONE.accepted("code", other), NOTHING);
        SentCode before = new SentCode(
                Optional.empty(),
                CodeOutcomes.NONE.accepted("code", new UsedCode(NOON.minusSeconds(1), other.issued(), "")),
                NOTHING);

        assertThat(after.isAnotherIn(sent)).isTrue();
        assertThat(before.isAnotherIn(sent)).isFalse();
        assertThat(after.isAnotherIn(sent().about(NoticeSubject.of("recovery", "network"))))
                .isFalse();
        assertThat(after.isAnotherIn(sent().about(entry(IdentityState.UNCONFIRMED))))
                .isFalse();
        assertThat(after.isAnotherIn(sent.as(NoticeType.NEW_BROWSER))).isFalse();
    }

    @Test
    @DisplayName("nothing more once another message of its request was disowned; one whose code got somebody in does")
    void settled() {
        Notice sent = sent().about(NoticeSubject.of("code", ""));
        Notice resent = Notice.of("s2", NoticeType.CODE_SENT, NOON.plusSeconds(30), Notices.SCENE)
                .about(NoticeSubject.of("code", ""));
        Notice other = Notice.of("s3", NoticeType.CODE_SENT, NOON.minusSeconds(30), Notices.SCENE)
                .about(NoticeSubject.of("code", ""));
        SentCode none = new SentCode(Optional.empty(), CodeOutcomes.NONE, NOTHING);
        SentCode code = new SentCode(Optional.empty(), CodeOutcomes.NONE.accepted("code", entered(NOON)), NOTHING);

        assertThat(none.isSettledWith(other, sent)).isTrue();
        assertThat(code.isSettledWith(sent, resent)).isTrue();
        assertThat(code.isSettledWith(other, sent)).isFalse();
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
