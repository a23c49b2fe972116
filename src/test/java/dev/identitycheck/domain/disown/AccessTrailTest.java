package dev.identitycheck.domain.disown;

import static dev.identitycheck.domain.disown.Happened.THEIRS;
import static dev.identitycheck.domain.disown.Happened.identity;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trail of an identity")
class AccessTrailTest {

    private static final String THROUGH = THEIRS.link();
    private static final String OWNERS = "link-owner";

    private static List<String> trail(Happened happened) {
        return AccessTrail.of(happened.history(), THEIRS).notices().stream()
                .map(Notice::id)
                .toList();
    }

    @Test
    @DisplayName("is what was done through its sessions, and nothing that was done through others")
    void sessions() {
        Happened happened = Happened.first()
                .done(NoticeType.CREDENTIAL_ADDED, OWNERS)
                .done(NoticeType.PIN_CHANGED, THROUGH)
                .done(NoticeType.METHOD_CHANGED, OWNERS)
                .contact("a•••@x•••", THROUGH);

        assertThat(trail(happened)).containsExactly("n3", "n5");
    }

    @Test
    @DisplayName("does not begin before the identity was there")
    void earlier() {
        NoticeHistory history =
                NoticeHistory.EMPTY.plus(Notice.of("before", NoticeType.PIN_CHANGED, NOON.minusSeconds(1), SCENE)
                        .through(THROUGH));

        assertThat(AccessTrail.of(history, THEIRS).notices()).isEmpty();
    }

    @Test
    @DisplayName("leaves out what nobody knows who did, as long as the identity set neither password nor passkey")
    void unknown() {
        Happened happened = Happened.first()
                .done(NoticeType.CREDENTIAL_ADDED, "")
                .done(NoticeType.PIN_CHANGED, THROUGH)
                .done(NoticeType.METHOD_CHANGED, "");

        assertThat(trail(happened)).containsExactly("n3");
    }

    @Test
    @DisplayName("goes on through the passkey that it set, by which another session began")
    void passkey() {
        Happened happened = Happened.first()
                .done(NoticeType.PIN_CHANGED, "")
                .done(NoticeType.CREDENTIAL_ADDED, THROUGH, NoticeSubject.of("webauthn", "c1"))
                .done(NoticeType.CREDENTIAL_ADDED, "", NoticeSubject.of("otp", "c2"))
                .done(NoticeType.METHOD_CHANGED, OWNERS)
                .contact("a•••@x•••", "")
                .accessed(NoticeType.LINKED, identity("second"), "")
                .accessed(NoticeType.CONFIRMED, identity("owner"), "")
                .done(NoticeType.METHOD_CHANGED, identity("owner").link())
                .done(NoticeType.METHOD_CHANGED, identity("second").link());

        assertThat(trail(happened)).containsExactly("n3", "n4", "n6", "n7", "n10");
    }

    @Test
    @DisplayName("goes on through the identity that was linked in it, and whatever that one linked")
    void links() {
        LedgerEntry second = identity("second");
        Happened happened = Happened.first()
                .accessed(NoticeType.LINKED, second, THROUGH)
                .accessed(NoticeType.LINKED, identity("third"), second.link())
                .done(NoticeType.PIN_CHANGED, identity("third").link());

        assertThat(trail(happened)).containsExactly("n2", "n3", "n4");
    }

    @Test
    @DisplayName("goes on through an identity that was confirmed by a code to a contact of its own")
    void contacts() {
        LedgerEntry second = identity("second");
        LedgerEntry owners = identity("owner");
        Happened happened = Happened.first().contact("+39 •••67", THROUGH);
        happened.enter(
                happened.next(NoticeType.CONFIRMED, SCENE).about(second).afterCodeBy(List.of(NoticeChannel.SMS)));
        happened.enter(
                happened.next(NoticeType.CONFIRMED, SCENE).about(owners).afterCodeBy(List.of(NoticeChannel.EMAIL)));
        happened.done(NoticeType.PIN_CHANGED, second.link()).done(NoticeType.METHOD_CHANGED, owners.link());

        assertThat(trail(happened)).containsExactly("n2", "n3", "n5");
    }

    @Test
    @DisplayName("goes on through a password that was recovered by a mail to its own address")
    void mailbox() {
        Happened happened = Happened.first()
                .contact("a•••@x•••", THROUGH)
                .done(NoticeType.PASSWORD_RECOVERED, "")
                .done(NoticeType.PIN_CHANGED, "");

        assertThat(trail(happened)).containsExactly("n2", "n3", "n4");
        assertThat(AccessTrail.of(happened.history(), THEIRS).hasPassword(happened.history()))
                .isTrue();
    }

    @Test
    @DisplayName("holds an address that was proved by a link opened in another browser")
    void mailLink() {
        assertThat(trail(Happened.first().contact("a•••@x•••", ""))).containsExactly("n2");
    }

    @Test
    @DisplayName("goes on through a password that was recovered by a mail to an address that nobody proved")
    void unprovedMailbox() {
        Happened happened =
                Happened.first().done(NoticeType.CONTACT_CHANGED, THROUGH).done(NoticeType.PASSWORD_RECOVERED, "");

        assertThat(trail(happened)).containsExactly("n2", "n3");
    }

    @Test
    @DisplayName("ends where the owner recovered the password that was set in it")
    void recovered() {
        Happened happened = Happened.first().done(NoticeType.PASSWORD_CHANGED, THROUGH);
        happened.enter(happened.next(NoticeType.PASSWORD_RECOVERED, SCENE).afterCodeBy(List.of(NoticeChannel.EMAIL)));
        happened.done(NoticeType.CREDENTIAL_ADDED, "");

        assertThat(trail(happened)).containsExactly("n2");
        assertThat(AccessTrail.of(happened.history(), THEIRS).hasPassword(happened.history()))
                .isFalse();
    }

    @Test
    @DisplayName("ends where the owner disowned the passkey that was set in it")
    void disownedDoor() {
        Happened happened =
                Happened.first().done(NoticeType.CREDENTIAL_ADDED, THROUGH, NoticeSubject.of("webauthn", "c1"));
        happened.done(NoticeType.PIN_CHANGED, "").disowned("n2").done(NoticeType.METHOD_CHANGED, "");

        assertThat(trail(happened)).containsExactly("n2", "n3");
    }

    @Test
    @DisplayName(
            "holds what nobody knows who did, once so much has happened that a password of its own may be forgotten")
    void flooded() {
        Happened happened = Happened.first().done(NoticeType.PASSWORD_CHANGED, THROUGH);
        IntStream.range(0, NoticeHistory.LIMIT).forEach(number -> happened.done(NoticeType.METHOD_CHANGED, ""));
        happened.done(NoticeType.CREDENTIAL_ADDED, "", NoticeSubject.of("webauthn", "c2"));

        assertThat(AccessTrail.of(happened.history(), THEIRS).of(NoticeType.CREDENTIAL_ADDED))
                .hasSize(1);
    }

    @Test
    @DisplayName("holds nothing that an administrator or support did")
    void administrator() {
        Happened happened = Happened.first()
                .done(NoticeType.PASSWORD_CHANGED, THROUGH)
                .byAdministrator(NoticeType.CREDENTIAL_ADDED)
                .byAdministrator(NoticeType.SUPPORT_ACTED)
                .byAdministrator(NoticeType.PASSWORD_REPLACED);

        assertThat(trail(happened)).containsExactly("n2");
        assertThat(AccessTrail.of(happened.history(), THEIRS).hasPassword(happened.history()))
                .as("the present password is the administrator's")
                .isFalse();
    }

    @Test
    @DisplayName("counts what is unaccounted for, once so much has happened that the history does not reach back")
    void crowded() {
        Happened happened = Happened.first();
        AccessTrail before = AccessTrail.of(happened.history(), THEIRS);
        assertThat(before.isUnaccounted(happened.history(), NOON.plusSeconds(1)))
                .as("the history is whole")
                .isFalse();

        IntStream.range(0, NoticeHistory.LIMIT + 5).forEach(number -> happened.done(NoticeType.PIN_CHANGED, THROUGH));

        AccessTrail trail = AccessTrail.of(happened.history(), THEIRS);
        assertThat(trail.isUnaccounted(happened.history(), NOON.plusSeconds(120)))
                .as("made while the identity was there, and displaced")
                .isTrue();
        assertThat(trail.isUnaccounted(happened.history(), NOON.minusSeconds(1)))
                .as("older than the identity")
                .isFalse();
        assertThat(trail.isUnaccounted(happened.history(), NOON.plusSeconds(35 * 60L)))
                .as("late enough to be in the history")
                .isFalse();
    }
}
