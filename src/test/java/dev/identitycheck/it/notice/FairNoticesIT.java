package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Population;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Notices of many realms")
class FairNoticesIT {

    private static final int WAITING = 600;

    @Test
    void go_whatever_waits_in_a_realm_whose_mail_server_never_answers(Stage stage) throws IOException {
        try (Site site = stage.ownSite("--spi-events-listener--identity-check--sweep-interval=1");
                ServerSocket silent = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress())) {
            Agency stuck = site.ownAgency(Map.of());
            Agency other = site.ownAgency(Map.of());
            stuck.changeRealm(
                    realm -> realm.withObject("/smtpServer").put("port", Integer.toString(silent.getLocalPort())));
            Person waiting = stuck.person().knownAt(ALFA).linkedTo(BETA);
            Await.holds("the first notice is recorded", () -> waiting.attribute("identity-check.outbox-due")
                    .isPresent());
            waitLike(site, waiting);

            Person person = other.person().knownAt(ALFA).linkedTo(BETA);

            Await.holds("the notice is there", () -> site.inboxes().mail().notices(person.email()).stream()
                    .anyMatch(mail -> mail.subject().contains("A way of signing in was connected")));
            assertThat(waiting.attribute("identity-check.outbox-due")).isPresent();
        }
    }

    // As many accounts as told, each with the same notice, due for years.
    private static void waitLike(Site site, Person like) {
        Population.rowsBeside(like, WAITING);
        site.database()
                .run(("insert into user_attribute (id, name, value, long_value, long_value_hash,"
                                + " long_value_hash_lower_case, user_id)"
                                + " select gen_random_uuid(), a.name,"
                                + " case a.name when 'identity-check.outbox-due' then '000000000001' else a.value end,"
                                + " a.long_value, a.long_value_hash, a.long_value_hash_lower_case, '00000000-' || n"
                                + " from user_attribute a, generate_series(1, %d) n where a.user_id = '%s'"
                                + " and a.name in ('identity-check.outbox', 'identity-check.outbox-due')")
                        .formatted(WAITING, like.id()));
    }
}
