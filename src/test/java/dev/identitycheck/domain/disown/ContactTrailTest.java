package dev.identitycheck.domain.disown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Notices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("With a contact that its owner disowns")
class ContactTrailTest {

    private static final String ADDRESS = "a•••@x•••";
    private static final String PHONE = "•••67";

    private static boolean hasPassword(Happened happened) {
        return ContactTrail.hasPassword(happened.history(), happened.notice(1));
    }

    private static Happened recovered(Happened before, NoticeChannel... code) {
        return before.enter(
                before.next(NoticeType.PASSWORD_RECOVERED, Notices.SCENE).afterCodeBy(List.of(code)));
    }

    private static Happened added(String masked) {
        return new Happened().contact(masked, "");
    }

    @Test
    @DisplayName("a password goes that was recovered by it")
    void recovered() {
        assertThat(hasPassword(recovered(added(ADDRESS))))
                .as("by Keycloak's mail")
                .isTrue();
        assertThat(hasPassword(recovered(added(ADDRESS), NoticeChannel.EMAIL))).isTrue();
        assertThat(hasPassword(recovered(added(PHONE), NoticeChannel.SMS))).isTrue();
        assertThat(hasPassword(recovered(added(ADDRESS).contact(ADDRESS, ""))))
                .as("verified after it was entered")
                .isTrue();
    }

    @Test
    @DisplayName("a password goes that the same hand changed once more")
    void changedAgain() {
        Happened again = recovered(added(ADDRESS)).done(NoticeType.PASSWORD_CHANGED, "");
        assertThat(hasPassword(again)).isTrue();
        assertThat(hasPassword(
                        again.done(NoticeType.PASSWORD_CHANGED, "another").done(NoticeType.PASSWORD_CHANGED, "")))
                .as("by its owner, who had replaced it")
                .isFalse();
        assertThat(hasPassword(added(ADDRESS).done(NoticeType.PASSWORD_CHANGED, "")))
                .as("not recovered by it")
                .isFalse();
    }

    @Test
    @DisplayName("a password goes that was recovered by it though a contact of another kind came or one went")
    void otherKind() {
        assertThat(hasPassword(recovered(added(ADDRESS).contact(PHONE, "")))).isTrue();
        assertThat(hasPassword(recovered(added(PHONE).contact(ADDRESS, ""), NoticeChannel.SMS)))
                .isTrue();
        assertThat(hasPassword(recovered(added(ADDRESS).done(NoticeType.CONTACT_CHANGED, ""))))
                .isTrue();
    }

    @Test
    @DisplayName("a password goes that was recovered by one of several of which one notice tells")
    void several() {
        Happened happened = recovered(added(ADDRESS).contact("b•••@y•••", ""));
        Notice both = happened.notice(1)
                .aboutContacts(List.of(
                        happened.notice(1).contacts().get(0),
                        happened.notice(2).contacts().get(0)));

        assertThat(ContactTrail.hasPassword(happened.history(), both)).isTrue();
    }

    @Test
    @DisplayName("a password stays that was recovered by another one, or by nobody can say which")
    void other() {
        assertThat(hasPassword(recovered(added(ADDRESS), NoticeChannel.SMS))).isFalse();
        assertThat(hasPassword(recovered(added(PHONE)))).isFalse();
        assertThat(hasPassword(recovered(added(ADDRESS).contact("o•••@h•••", ""))))
                .as("the owner has put another address there")
                .isFalse();
        assertThat(hasPassword(added(ADDRESS))).isFalse();
    }

    @Test
    @DisplayName("a password stays that was set since, or recovered before")
    void since() {
        assertThat(hasPassword(recovered(added(ADDRESS)).done(NoticeType.PASSWORD_CHANGED, "another")))
                .as("through another identity")
                .isFalse();
        assertThat(hasPassword(recovered(added(ADDRESS)).byAdministrator(NoticeType.PASSWORD_REPLACED)))
                .isFalse();
        Happened before = recovered(new Happened()).contact(ADDRESS, "");
        assertThat(ContactTrail.hasPassword(before.history(), before.notice(2))).isFalse();
    }

    private static final NewContact CONTACT = new NewContact("digest of " + ADDRESS, ADDRESS);

    private static ContactRegister register(Notice changed, long seconds, ContactProof by) {
        Instant since = changed.at().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        return new ContactRegister("salt", List.of(new ContactRecord(ContactType.EMAIL, CONTACT.digest(), since, by)));
    }

    @ParameterizedTest
    @EnumSource(value = ContactProof.class, mode = EnumSource.Mode.EXCLUDE, names = "DISOWNED")
    @DisplayName("one that was there before, and was put back, is kept")
    void putBack(ContactProof by) {
        Notice changed = added(ADDRESS).notice(1);

        assertThat(ContactTrail.wasThere(register(changed, -1, by), changed, CONTACT))
                .isTrue();
        assertThat(ContactTrail.wasThere(register(changed, 0, by), changed, CONTACT))
                .as("in the second of the notice: a register knows no less")
                .isFalse();
        assertThat(ContactTrail.wasThere(register(changed, 5, by), changed, CONTACT))
                .as("verified later")
                .isFalse();
        assertThat(ContactTrail.wasThere(register(changed, -1, by), changed, new NewContact("another", "b•••@x•••")))
                .isFalse();
    }

    @Test
    @DisplayName("one that was disowned before goes again")
    void disownedBefore() {
        Notice changed = added(ADDRESS).notice(1);

        assertThat(ContactTrail.wasThere(register(changed, -60, ContactProof.DISOWNED), changed, CONTACT))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SUPPORT, 1, true", "STAFF, 1, true", "STAFF, 0, false", "SUPPORT, 0, false", "ITSELF, 1, false"})
    @DisplayName("one that support has entered since stays")
    void decidedSince(ContactProof by, long seconds, boolean expected) {
        Notice changed = added(ADDRESS).notice(1);

        assertThat(ContactTrail.isDecidedSince(register(changed, seconds, by), changed, CONTACT))
                .isEqualTo(expected);
    }
}
