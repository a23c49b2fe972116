package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A channel")
class ChannelsIT {

    private static final Duration ONE_INTERVAL = Duration.ofSeconds(61);

    private static Person person(Agency agency, Contacts contacts) {
        return agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
    }

    @Test
    void email_sends_a_mail_with_a_masked_address_on_the_page(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "email"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.text()).contains("@").doesNotContain(person.email());
        assertThat(page.offers("use-sms")).isFalse();
        page = visitor.entersCode(page, stage.mail().code(person.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(stage.sms().to(person.phone())).isEmpty();
    }

    @Test
    void sms_asks_the_gateway(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.text()).doesNotContain(person.phone());
        String code = stage.sms().code(person.phone());
        Sms sms = stage.sms().to(person.phone()).get(0);
        assertThat(sms.from()).isEqualTo("Agency");
        assertThat(sms.text()).endsWith("\n@localhost #" + code).hasSizeLessThanOrEqualTo(160);
        page = visitor.entersCode(page, code);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
    }

    @Test
    void speaks_one_language_where_the_realm_has_no_other(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("channel", "both"));
        Person person = person(agency, Contacts.BOTH);
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("locale").add("vi"));
        agency.changeRealm(realm -> realm.put("internationalizationEnabled", false));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.text()).contains("Confirm it is you");
        stage.mail().code(person.email());
        assertThat(stage.mail().to(person.email()).get(0).text()).contains("enter this code");
        stage.sms().code(person.phone());
        assertThat(stage.sms().to(person.phone()).get(0).text())
                .startsWith("Code ")
                .contains("new sign-in");
    }

    @Test
    void both_sends_one_code_twice(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "both"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        assertThat(stage.sms().code(person.phone())).isEqualTo(code);
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
    }

    @Test
    void preferred_is_what_the_person_chose(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "preferred"));
        Person person = person(agency, Contacts.BOTH).prefers("sms");
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.offers("use-email")).isTrue();
        page = visitor.entersCode(page, stage.sms().code(person.phone()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(stage.mail().to(person.email())).isEmpty();
    }

    @Test
    void preferred_is_mail_and_the_person_may_switch_to_sms(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "preferred"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);
        String byMail = stage.mail().code(person.email());
        assertThat(page.offers("use-sms")).isTrue();
        person.letsTimePass(ONE_INTERVAL);
        page = visitor.presses(page, "use-sms");
        String bySms = stage.sms().code(person.phone());

        assertThat(page.offers("use-email")).isTrue();
        assertThat(stage.mail().codes(person.email())).containsExactly(byMail);
        assertThat(visitor.entersCode(page, bySms).isSignedIn()).isTrue();
    }

    @Test
    void preferred_is_sms_where_there_is_no_address(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "preferred"));
        Person person = person(agency, Contacts.PHONE);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(page.offers("use-email")).isFalse();
        assertThat(visitor.entersCode(page, stage.sms().code(person.phone())).isSignedIn())
                .isTrue();
    }

    @Test
    void a_refusing_mail_server_is_said_and_sms_is_offered(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "preferred"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();
        stage.mail().refuses();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("could not be sent");
        page = visitor.presses(page, "use-sms");
        assertThat(visitor.entersCode(page, stage.sms().code(person.phone())).isSignedIn())
                .isTrue();
    }

    @Test
    void who_has_only_the_other_contact_gets_the_code_there(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        Person person = person(agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(visitor.entersCode(page, stage.mail().code(person.email())).isSignedIn())
                .isTrue();
    }

    @Test
    void no_mail_server_is_said(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "email"));
        Person person = person(agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();
        stage.mail().goesDown();

        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("could not be sent");

        stage.mail().reset();
        page = visitor.presses(page, "resend");
        assertThat(visitor.entersCode(page, stage.mail().code(person.email())).isSignedIn())
                .isTrue();
    }

    @Test
    void a_refusing_gateway_is_said_and_mail_is_offered(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "preferred"));
        Person person = person(agency, Contacts.BOTH);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        stage.mail().code(person.email());
        person.letsTimePass(ONE_INTERVAL);
        stage.sms().refuses();

        page = visitor.presses(page, "use-sms");

        assertThat(page.text()).contains("could not be sent");
        page = visitor.presses(page, "use-email");
        assertThat(visitor.entersCode(page, stage.mail().code(person.email(), 2))
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void a_gateway_that_resets_or_is_down_is_said(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        stage.sms().resetsConnections();
        Page reset = agency.visitor().signsInWith(BETA, person(agency, Contacts.PHONE));
        stage.sms().goesDown();
        Page down = agency.visitor().signsInWith(BETA, person(agency, Contacts.PHONE));

        assertThat(reset.asksForCode()).as(reset.toString()).isTrue();
        assertThat(reset.text()).contains("could not be sent");
        assertThat(down.asksForCode()).as(down.toString()).isTrue();
        assertThat(down.text()).contains("could not be sent");
    }

    @Test
    void a_hanging_gateway_holds_nobody_up(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        Person person = person(agency, Contacts.PHONE);
        stage.sms().hangs();

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }
}
