package dev.identitycheck.domain.notice;

import static dev.identitycheck.domain.notice.Notices.MAIL;
import static dev.identitycheck.domain.notice.Notices.NOON;
import static dev.identitycheck.domain.notice.Notices.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A contact that was replaced")
class FormerContactsTest {

    private static final Instant DAY_LATER = NOON.plusSeconds(86_400);

    @Test
    @DisplayName("is told until the new one counts")
    void until() {
        FormerContacts former = FormerContacts.NONE.plus(List.of(MAIL), DAY_LATER, NOON);

        assertThat(former.live(DAY_LATER.minusMillis(1)).destinations()).containsExactly(MAIL);
        assertThat(former.live(DAY_LATER).destinations()).isEmpty();
    }

    @Test
    @DisplayName("is there once, for the longer time")
    void twice() {
        FormerContacts former = FormerContacts.NONE
                .plus(List.of(MAIL, PHONE), DAY_LATER, NOON)
                .plus(List.of(MAIL), DAY_LATER.plusSeconds(60), NOON.plusSeconds(60));

        assertThat(former.destinations()).containsExactly(PHONE, MAIL);
        assertThat(former.live(DAY_LATER).destinations()).containsExactly(MAIL);
    }

    @Test
    @DisplayName("makes room for later ones")
    void limit() {
        FormerContacts former = FormerContacts.NONE;
        for (int number : IntStream.range(0, 9).toArray()) {
            former = former.plus(
                    List.of(new NoticeDestination(NoticeChannel.EMAIL, number + "@example.org")), DAY_LATER, NOON);
        }

        assertThat(former.destinations())
                .hasSize(FormerContacts.LIMIT)
                .extracting(NoticeDestination::address)
                .contains("8@example.org");
    }
}
