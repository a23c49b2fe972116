package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Directory;
import dev.identitycheck.it.stage.Directory.Use;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealServer
@DisplayName("The owner of a password that a directory keeps")
class DirectoryToldIT {

    private static final Directory DIRECTORY = new Directory();

    @AfterAll
    static void closeDirectory() {
        DIRECTORY.close();
    }

    private static Account account(Stage stage, Agency agency, Use use) {
        DIRECTORY.serves(agency, use);
        Person person = DIRECTORY.person(agency).knownAt(ALFA);
        return Account.owned(stage, agency, person);
    }

    @ParameterizedTest
    @EnumSource(
            value = Use.class,
            names = {"IMPORTED_WRITABLE", "NOT_IMPORTED_WRITABLE"})
    void is_told_of_a_new_one_and_can_have_it_taken_away(Use use, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Account account = account(stage, agency, use);
        assertThat(account.isOpenedBy(account.person().password())).isTrue();

        Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        Mail mail = account.mail("password-replaced");
        assertThat(Noticed.state(account.disowns(mail))).isEqualTo("done");

        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isFalse();
        assertThat(account.isOpenedBy(account.person().password())).isFalse();
    }

    @Test
    void is_told_and_so_is_support_where_the_directory_keeps_it_all_the_same(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(
                realm -> realm.withObject("/attributes").put("identity-check.supportNotice", "support@agency.example"));
        Account account = account(stage, agency, Use.IMPORTED_WRITABLE);
        Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
        Mail mail = account.mail("password-replaced");
        isReadOnlyFromNowOn(agency);

        assertThat(Noticed.state(account.disowns(mail))).isEqualTo("done");

        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        assertThat(Noticed.mail(stage, "support@agency.example", "somebody reports")
                        .text())
                .contains("password");
        assertThat(account.entries().get(0).has("undone")).isFalse();
    }

    private static void isReadOnlyFromNowOn(Agency agency) {
        JsonNode directory = agency.admin()
                .get(agency.path("/components?type=org.keycloak.storage.UserStorageProvider"))
                .get(0);
        ((ObjectNode) directory.path("config")).putArray("editMode").add("READ_ONLY");
        agency.admin().put(agency.path("/components/" + directory.path("id").asText()), directory);
    }
}
