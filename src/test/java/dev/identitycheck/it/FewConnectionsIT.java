package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Directory;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A server with fewer database connections than entries at once")
class FewConnectionsIT {

    private static final int LIMIT = 5;

    /** One person's login: its browser, the code page, and the code that would be right. */
    private record Login(Visitor visitor, Page page, String code) {}

    @Test
    void is_not_starved_by_them(Stage stage) {
        try (Site site = stage.ownSite("--db-pool-max-size=4");
                Directory directory = new Directory()) {
            Agency agency = site.agency();
            allEnter(stage, agency, 24, agency::person);
            Agency elsewhere = site.ownAgency(Map.of());
            directory.serves(elsewhere, Directory.Use.NOT_IMPORTED);
            allEnter(stage, elsewhere, 8, () -> directory.person(elsewhere));
        }
    }

    /** Each save holds a connection; with a second one for each of them, none would get any further. */
    @Test
    void is_not_starved_by_administrators_who_save_people(Stage stage) {
        int people = 24;
        try (Site site = stage.ownSite("--db-pool-max-size=4")) {
            Agency agency = site.agency();
            List<Person> all = new ArrayList<>();
            for (int number = 0; number < people; number++) {
                Person person = agency.person().hasPassword().knownAt(ALFA);
                assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn())
                        .isTrue();
                all.add(person);
            }

            List<Integer> answers = Crowd.of(people).all(number -> {
                Person person = all.get(number);
                ObjectNode saved = (ObjectNode) person.account();
                saved.put("firstName", "Another");
                return agency.admin()
                        .sends("PUT", agency.path("/users/" + person.id()), saved.toString())
                        .status();
            });

            assertThat(answers).containsOnly(204);
        }
    }

    private static void allEnter(Stage stage, Agency agency, int people, Supplier<Person> newcomer) {
        List<Login> logins = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            Person person = newcomer.get().knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            logins.add(new Login(visitor, page, stage.mail().code(person.email())));
        }

        List<Page> answers = Crowd.of(people).all(number -> {
            Login login = logins.get(number);
            return login.visitor().entersCode(login.page(), Wrong.codeFor(login.code()));
        });

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.failuresLeft()).as(answer.toString()).isEqualTo(LIMIT - 1));
    }
}
