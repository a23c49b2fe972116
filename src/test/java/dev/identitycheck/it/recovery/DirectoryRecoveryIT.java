package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Directory;
import dev.identitycheck.it.stage.Directory.Use;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealServer
@DisplayName("The recovery of a password that a directory keeps")
class DirectoryRecoveryIT {

    private static final Directory DIRECTORY = new Directory();
    private static final Set<Use> READ_ONLY = Set.of(Use.IMPORTED_READ_ONLY, Use.NOT_IMPORTED);

    @AfterAll
    static void closeDirectory() {
        DIRECTORY.close();
    }

    @ParameterizedTest
    @EnumSource
    void mails_a_code_only_where_the_password_can_be_changed(Use use, Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        agency.admin().sends("PUT", agency.path("/identity-check/settings"), "{\"idNumberAttribute\":\"username\"}");
        DIRECTORY.serves(agency, use);
        Person person = DIRECTORY.person(agency);
        Forgetful who = Forgetful.at(agency);

        Page asked = who.identifies(person.username(), person.email());

        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        assertThat(findings(agency).contains("recovery-read-only")).isEqualTo(READ_ONLY.contains(use));
        if (READ_ONLY.contains(use)) {
            Await.passes(Forgetful.ALL_SENT);
            assertThat(stage.mail().to(person.email())).isEmpty();
            assertThat(who.enters(asked, "000000").text()).contains("not right");
        } else {
            Page end = who.chooses(who.enters(asked, stage.mail().code(person.email())), "a new password 1");
            assertThat(end.text()).contains("updated");
            assertThat(Forgetful.at(agency).signsIn(person, "a new password 1").isSignedIn())
                    .isTrue();
        }
    }

    private static String findings(Agency agency) {
        return agency.admin().get(agency.path("/identity-check/doctor")).toString();
    }
}
