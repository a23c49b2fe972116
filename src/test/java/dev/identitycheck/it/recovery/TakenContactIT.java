package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A recovery whose contact is taken away after its code was right")
class TakenContactIT {

    private static final String NEW = "a new password 1";
    private static final String REDIRECT = "login-actions/reset-credentials";

    private static void loses(Person person, String attribute) {
        person.agency().changeAccount(person, account -> account.withObject("/attributes")
                .putArray(attribute)
                .add("false"));
    }

    private static void losesEmail(Person person) {
        person.agency().changeAccount(person, account -> account.put("emailVerified", false));
    }

    private static boolean signsIn(Person person, String password) {
        return Forgetful.at(person.agency()).signsIn(person, password).isSignedIn();
    }

    @Test
    void goes_no_further_than_the_code(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        Person person = Forgetful.numbered(agency.person().hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page asked = who.identifies(Forgetful.number(person), person.email());
        who.visitor().droppingBefore(REDIRECT);
        Page right = who.enters(asked, stage.mail().code(person.email()));
        losesEmail(person);
        who.visitor().droppingBefore("");

        Page next = who.visitor().goesTo(right.url());

        assertThat(next.has("#kc-passwd-update-form")).isFalse();
        assertThat(next.asksForCode()).as(next.toString()).isTrue();
    }

    @Test
    void sets_no_password(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        Person person = Forgetful.numbered(agency.person().hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page choosing = who.enters(
                who.identifies(Forgetful.number(person), person.email()),
                stage.mail().code(person.email()));
        assertThat(choosing.has("#kc-passwd-update-form")).isTrue();
        losesEmail(person);

        Page end = who.chooses(choosing, NEW);

        assertThat(end.text()).contains("stopped for the safety of the account");
        assertThat(signsIn(person, NEW)).isFalse();
        assertThat(signsIn(person, person.password())).isTrue();
        assertThat(stage.site().log().lines())
                .anyMatch(line -> line.contains("event=recovery_refused realm=" + agency.name()));
    }

    @Test
    void sets_no_password_where_it_was_begun_by_a_text_message(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Hook.at(agency).hears("taken-1", person.phone(), "BH MK " + Forgetful.number(person));
        String code = stage.sms().code(person.phone());
        Forgetful who = Forgetful.at(agency);
        Page choosing = who.enters(who.identifies(Forgetful.number(person), ""), code);
        assertThat(choosing.has("#kc-passwd-update-form")).isTrue();
        loses(person, "phoneNumberVerified");

        who.chooses(choosing, NEW);

        assertThat(signsIn(person, NEW)).isFalse();
    }

    @Test
    void goes_on_where_another_contact_is_taken_away(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page choosing = who.enters(
                who.identifies(Forgetful.number(person), person.email()),
                stage.mail().code(person.email()));
        loses(person, "phoneNumberVerified");

        who.chooses(choosing, NEW);

        assertThat(signsIn(person, NEW)).isTrue();
    }

    @Test
    void mails_no_password(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        RecoveryIT.mailsPasswords(agency);
        agency.sets("mailed password", "identity-check-recovery-identify", Map.of("contact", "phone"));
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page asked = who.saysPhone(who.begins(), Forgetful.number(person), person.phone());
        who.visitor().droppingBefore(REDIRECT);
        Page right = who.enters(asked, stage.sms().code(person.phone()));
        loses(person, "phoneNumberVerified");
        who.visitor().droppingBefore("");

        who.visitor().goesTo(right.url());

        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().to(person.email())).isEmpty();
        assertThat(signsIn(person, person.password())).isTrue();
    }
}
