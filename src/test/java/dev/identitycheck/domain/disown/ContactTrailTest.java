package dev.identitycheck.domain.disown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Notices;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
        assertThat(hasPassword(recovered(added(ADDRESS)).done(NoticeType.PASSWORD_CHANGED, "")))
                .isFalse();
        assertThat(hasPassword(recovered(added(ADDRESS)).byAdministrator(NoticeType.PASSWORD_REPLACED)))
                .isFalse();
        Happened before = recovered(new Happened()).contact(ADDRESS, "");
        assertThat(ContactTrail.hasPassword(before.history(), before.notice(2))).isFalse();
    }
}
