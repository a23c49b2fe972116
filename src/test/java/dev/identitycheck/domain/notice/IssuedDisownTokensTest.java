package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.identity.LedgerEntries;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A handle to disown something with")
class IssuedDisownTokensTest {

    private static final Instant END = NOON.plus(Duration.ofDays(7));
    private static final DisownToken HANDLE = new DisownToken("ABCDEFGH", "0123456789abcdef");

    private static IssuedDisownToken issued(String digest, String notice, NoticeType kind) {
        return new IssuedDisownToken(digest, notice(notice, kind), END, null);
    }

    @Test
    @DisplayName("is found until its time is over")
    void lifetime() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY.plus(issued("a", "1", NoticeType.CONFIRMED), NOON);

        assertThat(tokens.find("a", END.minusMillis(1))).isPresent();
        assertThat(tokens.find("a", END)).isEmpty();
        assertThat(tokens.find("b", NOON)).isEmpty();
        assertThat(tokens.plus(issued("b", "2", NoticeType.LINKED), END).tokens())
                .hasSize(1);
    }

    @Test
    @DisplayName("is used up with all others about the same fact")
    void used() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(issued("a", "1", NoticeType.CONFIRMED), NOON)
                .plus(issued("b", "1", NoticeType.CONFIRMED), NOON)
                .plus(issued("c", "2", NoticeType.CONFIRMED), NOON);

        IssuedDisownToken token = tokens.find("a", NOON).orElseThrow();
        IssuedDisownTokens after = tokens.used(token, token.notice(), any -> true, NOON);

        assertThat(after.tokens()).extracting(IssuedDisownToken::isUsed).containsExactly(true, true, false);
    }

    @Test
    @DisplayName("about an identity is not driven out by changes of contacts")
    void crowded() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY.plus(issued("access", "1", NoticeType.CONFIRMED), NOON);
        for (int number = 0; number < IssuedDisownTokens.LIMIT * 2; number++) {
            tokens = tokens.plus(issued("c" + number, "c" + number, NoticeType.CONTACT_CHANGED), NOON);
        }

        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.LIMIT);
        assertThat(tokens.find("access", NOON)).isPresent();
    }

    @Test
    @DisplayName("about a contact is not driven out by credentials that come and go")
    void crowdedByCredentials() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(issued("contact", "1", NoticeType.CONTACT_CHANGED), NOON)
                .plus(issued("password", "2", NoticeType.PASSWORD_CHANGED), NOON);
        for (int number = 0; number < IssuedDisownTokens.LIMIT; number++) {
            tokens = tokens.plus(issued("a" + number, "a" + number, NoticeType.CREDENTIAL_ADDED), NOON);
            tokens = tokens.plus(issued("r" + number, "r" + number, NoticeType.CREDENTIAL_REMOVED), NOON);
        }

        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.LIMIT);
        assertThat(tokens.find("contact", NOON)).isPresent();
        assertThat(tokens.find("password", NOON)).isPresent();
    }

    @Test
    @DisplayName("about a passkey, a password or a browser is not driven out by changes of contacts")
    void crowdedByContacts() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(issued("passkey", "1", NoticeType.CREDENTIAL_ADDED), NOON)
                .plus(issued("password", "2", NoticeType.PASSWORD_CHANGED), NOON)
                .plus(issued("browser", "3", NoticeType.NEW_BROWSER), NOON);
        for (int number = 0; number < IssuedDisownTokens.LIMIT * 2; number++) {
            tokens = tokens.plus(issued("c" + number, "c" + number, NoticeType.CONTACT_CHANGED), NOON);
            tokens = tokens.plus(issued("p" + number, "p" + number, NoticeType.PIN_CHANGED), NOON);
        }

        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.LIMIT);
        for (String digest : List.of("passkey", "password", "browser")) {
            assertThat(tokens.find(digest, NOON)).as(digest).isPresent();
        }
    }

    @Test
    @DisplayName("of messages with codes drives out no other, and no other drives it out")
    void codesHaveRoomOfTheirOwn() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY;
        for (int number = 0; number < IssuedDisownTokens.LIMIT; number++) {
            tokens = tokens.plus(issued("a" + number, "a" + number, NoticeType.CONFIRMED), NOON);
        }
        for (int number = 0; number < 100; number++) {
            tokens = tokens.plus(code("c" + number, "code", "", number), NOON);
        }

        assertThat(tokens.find("a0", NOON)).isPresent();
        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.LIMIT + IssuedDisownTokens.SAME_CODES);
        assertThat(tokens.find("c99", NOON)).isPresent();
        assertThat(tokens.find("c93", NOON)).isEmpty();
        assertThat(tokens.plus(issued("n", "n", NoticeType.LINKED), NOON).find("c96", NOON))
                .isPresent();
    }

    @Test
    @DisplayName("of codes for one identity drives out none for another, and recoveries of many networks none at all")
    void codesOfOneSubject() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(code("identity", entry("d1"), 0), NOON)
                .plus(code("step", "code", "", 0), NOON);
        for (int number = 0; number < 50; number++) {
            tokens = tokens.plus(code("r" + number, "recovery", "network" + number, number), NOON);
            tokens = tokens.plus(code("o" + number, entry("d2"), number), NOON);
        }

        assertThat(tokens.find("identity", NOON)).isPresent();
        assertThat(tokens.find("step", NOON)).isPresent();
        assertThat(tokens.tokens()).hasSize(2 + 2 * IssuedDisownTokens.SAME_CODES);
    }

    @Test
    @DisplayName("of codes is one of a few, whoever asked, and the latest one is there")
    void codesInAll() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY;
        for (int number = 0; number < 50; number++) {
            tokens = tokens.plus(code("o" + number, entry("d" + number), number), NOON);
        }

        assertThat(tokens.tokens()).hasSize(IssuedDisownTokens.CODES);
        assertThat(tokens.find("o49", NOON)).isPresent();
    }

    @Test
    @DisplayName("of a code is used up with those of the same codes, and a code that is sent later has its own")
    void usedCodes() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(code("first", entry("d1"), 0), NOON)
                .plus(code("resent", entry("d1"), 1), NOON)
                .plus(code("other", entry("d2"), 1), NOON)
                .plus(code("step", "code", "", 1), NOON);
        IssuedDisownToken token = tokens.find("first", NOON).orElseThrow();
        Notice confirmed = notice("f", NoticeType.CONFIRMED).about(entry("d1"));

        IssuedDisownTokens after =
                tokens.used(token, confirmed, any -> true, NOON).plus(code("later", entry("d1"), 2), NOON);

        assertThat(after.tokens())
                .extracting(IssuedDisownToken::isUsed)
                .containsExactly(true, true, false, false, false);
        assertThat(after.find("resent", NOON).orElseThrow().notice().kind())
                .as("what it turned out to be")
                .isEqualTo(NoticeType.CONFIRMED);
        assertThat(tokens.latestOfCodes(token.notice())).contains(NOON.plusSeconds(1));
    }

    @Test
    @DisplayName("of a code stays for another code, with which somebody may have got in")
    void otherCode() {
        IssuedDisownTokens tokens = IssuedDisownTokens.EMPTY
                .plus(code("first", "code", "", 0), NOON)
                .plus(code("other", "code", "", 1), NOON);
        IssuedDisownToken token = tokens.find("first", NOON).orElseThrow();

        IssuedDisownTokens after = tokens.used(token, token.notice(), other -> other.equals(token.notice()), NOON);

        assertThat(after.tokens()).extracting(IssuedDisownToken::isUsed).containsExactly(true, false);
    }

    private static LedgerEntry entry(String digest) {
        return LedgerEntries.seen(NOON)
                .id("entry-" + digest)
                .key("spid", digest, "link-" + digest)
                .make();
    }

    private static IssuedDisownToken code(String digest, LedgerEntry identity, int seconds) {
        return code(digest, codeSent(digest, seconds).about(identity), seconds);
    }

    private static IssuedDisownToken code(String digest, String purpose, String subject, int seconds) {
        return code(digest, codeSent(digest, seconds).about(NoticeSubject.of(purpose, subject)), seconds);
    }

    private static Notice codeSent(String id, int seconds) {
        return Notice.of(id, NoticeType.CODE_SENT, NOON.plusSeconds(seconds), Notices.SCENE);
    }

    private static IssuedDisownToken code(String digest, Notice notice, int seconds) {
        return new IssuedDisownToken(digest, notice, END.plusSeconds(seconds), null);
    }

    @Test
    @DisplayName("is read as it is written, and stored as a digest that gives nothing away")
    void text() {
        assertThat(DisownToken.parse(HANDLE.text())).contains(HANDLE);
        assertThat(HANDLE.digest()).doesNotContain(HANDLE.secret()).isNotEqualTo(HANDLE.formProof());
        assertThat(List.of(HANDLE.digest(), HANDLE.formProof()))
                .doesNotContainAnyElementsOf(List.of(
                        new DisownToken("ABCDEFGH", "0123456789abcdeF").digest(),
                        new DisownToken("ABCDEFGh", "0123456789abcdef").digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABC", "ABCDEFGH0123456789abcdefX", "ABCDEFGH0123456789abcde/", "ABCDEFGH0123456789abcdé0"})
    @DisplayName("is none when it has another form")
    void malformed(String text) {
        assertThat(DisownToken.parse(text)).isEmpty();
    }
}
