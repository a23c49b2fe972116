package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Directory;
import dev.identitycheck.it.stage.Directory.Use;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("A contact that a directory changes")
class DirectoryContactsIT {

    private static final Directory DIRECTORY = new Directory();

    @AfterAll
    static void closeDirectory() {
        DIRECTORY.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPORTED_READ_ONLY", "IMPORTED_WRITABLE"})
    void counts_from_the_synchronization_and_the_old_address_is_told_then(Use use, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        DIRECTORY.serves(agency, use);
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        String address = "new-" + person.email();

        DIRECTORY.changesAddress(person, address);
        DIRECTORY.synchronizes(agency);

        Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                .filter(mail -> mail.text().contains("An administrator"))
                .findFirst());
        JsonNode contacts = agency.admin()
                .get(agency.path("/identity-check/users/" + person.id()))
                .path("contacts");
        assertThat(contacts.findValuesAsText("provedBy"))
                .as(contacts.toString())
                .containsExactly("support");
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, stage.mail().code(address)).isSignedIn())
                .isTrue();
        assertThat(stage.mail().codes(person.email())).isEmpty();
    }

    @Test
    void waits_like_its_owner_s_where_the_realm_says_so(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().sends("PUT", agency.path("/identity-check/settings"), "{\"directoryContacts\":\"wait\"}");
        DIRECTORY.serves(agency, Use.IMPORTED_READ_ONLY);
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        String address = "new-" + person.email();

        DIRECTORY.changesAddress(person, address);
        DIRECTORY.synchronizes(agency);

        Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                .filter(mail -> mail.text().contains("An administrator"))
                .findFirst());
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isFalse();
        assertThat(stage.mail().codes(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "wait"})
    void counts_or_waits_from_the_next_login_where_it_is_read_at_each_look(String word, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin()
                .sends("PUT", agency.path("/identity-check/settings"), "{\"directoryContacts\":\"" + word + "\"}");
        DIRECTORY.serves(agency, Use.NOT_IMPORTED);
        Person person = DIRECTORY.person(agency).knownAt(ALFA).linkedTo(BETA);
        String address = "new-" + person.email();

        DIRECTORY.changesAddress(person, address);
        agency.admin().sends("POST", agency.path("/clear-user-cache"), "");

        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isEqualTo(word.equals("count"));
    }
}
