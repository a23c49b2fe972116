package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Overwriting;
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
@DisplayName("Whoever owns an account")
class NoticeIT {

    @Test
    void is_told_of_an_identity_that_a_code_confirmed(Stage stage) {
        Noticed noticed = Noticed.confirmed(stage, stage.agency(), Contacts.EMAIL);

        Mail mail = noticed.mail();

        assertThat(mail.subject())
                .isEqualTo("New way of signing in to your account at "
                        + noticed.agency().name());
        assertThat(mail.text())
                .contains("with: " + BETA, "Account: " + noticed.person().username(), "System: Linux", "127.0.0.1")
                .contains(noticed.agency().url() + "/identity-check/d/");
        assertThat(mail.html()).contains("<bdi>" + BETA + "</bdi>", mail.link());
        Await.holds(
                "nothing is left to tell",
                () -> noticed.person().attribute("identity-check.outbox").isEmpty());
        assertThat(noticed.person().attribute("identity-check.outbox-due")).isEmpty();
        assertThat(noticed.person().attribute("identity-check.handles").orElseThrow())
                .doesNotContain(mail.link().substring(mail.link().length() - 16));
    }

    @Test
    void is_told_by_sms_too_when_the_code_went_to_the_mailbox(Stage stage) {
        Noticed noticed = Noticed.confirmed(stage, stage.agency(), Contacts.BOTH);

        Sms sms = noticed.sms("new sign-in with " + BETA);

        assertThat(sms.text().length()).isLessThanOrEqualTo(160);
        assertThat(sms.text()).endsWith(noticed.mail().link());
    }

    @Test
    void is_told_of_an_identity_that_an_administrator_linked(Stage stage) {
        Person person = stage.agency().person().knownAt(ALFA).linkedTo(BETA);

        Mail mail = Noticed.mail(stage, person.email(), "A way of signing in was connected");

        assertThat(mail.text()).contains("An administrator").doesNotContain("127.0.0.1", "Linux");
        assertThat(stage.mail().notices(person.email()))
                .as("not of the adopted one")
                .hasSize(1);
    }

    @Test
    void is_told_in_their_own_language_of_one_that_was_linked_in_the_account_console(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).hasIdentityAt(BETA);
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("locale").add("it"));
        Visitor console = agency.visitor();
        console.signsInWith(ALFA, person);

        assertThat(console.links(BETA, person).isAtApplication()).isTrue();

        Mail mail = Noticed.mail(stage, person.email(), "Un modo di accedere è stato collegato");
        assertThat(mail.text()).contains(BETA, "127.0.0.1").contains("/identity-check/d/");
    }

    @Test
    void is_told_that_a_login_made_the_account(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeProvider(BETA, provider -> provider.put("trustEmail", true));
        Person guest = agency.person();
        String address = "guest-" + guest.email();
        guest.hasIdentityAt(BETA, address);
        agency.admin().delete(agency.path("/users/" + guest.id()));

        assertThat(agency.visitor().signsInWith(BETA, guest).isSignedIn()).isTrue();

        assertThat(Noticed.mail(stage, address, "was opened").text()).contains("with: " + BETA);
    }

    @Test
    void is_told_of_a_lock(Stage stage) {
        Agency agency = stage.agency(Map.of("maxFailures", "1"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        visitor.entersCode(page, code.equals("000000") ? "000001" : "000000");

        assertThat(Noticed.mail(stage, person.email(), "Too many wrong codes").text())
                .contains(BETA)
                .doesNotContain("/identity-check/d/");
    }

    @Test
    void is_told_at_the_old_address_of_a_new_one(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        String fresh = "new-" + person.email();

        agency.changeAccount(person, account -> account.put("email", fresh));

        Mail old = Noticed.mail(stage, person.email(), "Your contacts");
        Noticed.mail(stage, fresh, "Your contacts");
        assertThat(old.text()).contains("New contact: n").doesNotContain(fresh);
    }

    @Test
    void is_told_at_the_old_address_when_a_known_identity_claims_another(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Overwriting.by(agency, BETA).guarded();
        Person person = agency.person().knownAt(BETA);
        String old = person.account().path("email").asText();
        String fresh = "moved-" + person.email();
        agency.admin()
                .change("/" + BETA + "/users/" + person.subjectAtProvider(BETA), user -> user.put("email", fresh));

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();

        assertThat(person.account().path("email").asText()).isEqualTo(fresh);
        assertThat(Noticed.mail(stage, old, "Your contacts").text()).contains("New contact: m");
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
        assertThat(stage.mail().notices(old)).as("once").hasSize(1);
    }

    @Test
    void is_given_up_on_after_three_days_and_an_event_says_so(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA);
        stage.mail().goesDown();
        person.linkedTo(BETA);
        Await.holds("a try in vain", () -> person.attribute("identity-check.outbox")
                .filter(box -> box.contains("\"tries\":1"))
                .isPresent());
        stage.mail().comesUp();

        person.waitsForNoticesSince(Duration.ofDays(3));
        agency.changeAccount(person, account -> account.put("email", "new-" + person.email()));

        Noticed.mail(stage, "new-" + person.email(), "Your contacts");
        JsonNode details = agency.event(person, "notice_given_up").path("details");
        assertThat(details.path("identity_check_notice").asText()).isEqualTo("linked-by-administrator");
        assertThat(details.path("identity_check_channel").asText()).isEqualTo("email");
        assertThat(stage.mail().notices(person.email()))
                .as("nothing of the link")
                .extracting(Mail::subject)
                .noneMatch(subject -> subject.contains("connected"));
    }

    @Test
    void is_told_by_certified_mail_where_the_realm_can_send_some(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("notify", "all"));
        JsonNode smtp = agency.admin().get(agency.path("")).path("smtpServer");
        Person person = agency.person();
        // The attribute is declared with the mail server.
        agency.changeRealm(realm -> realm.withObject("/attributes")
                .put("identity-check.timeZone", "Asia/Ho_Chi_Minh")
                .put("identity-check.pecSmtp", smtp.toString()));
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("pec").add("pec-" + person.email()));

        Noticed.confirmed(stage, agency, person.knownAt(ALFA).linkedTo(BETA));

        assertThat(Noticed.mail(stage, "pec-" + person.email(), "New way of signing in")
                        .text())
                .contains("Ho Chi Minh");
        Await.holds("counted", () -> stage.site()
                .metrics()
                .contains("identity_check_messages_total{channel=\"pec\","
                        + "country=\"\",gateway=\"smtp\",outcome=\"taken\"}"));
    }

    @Test
    void reads_names_as_text_whatever_is_in_them(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        String name = "<script>alert(1)</script> ${realmName} \r\nBcc: thief@example.org " + "x".repeat(150);
        agency.changeRealm(realm -> realm.put("displayName", name));
        agency.changeProvider(BETA, provider -> provider.put("displayName", name));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor().sending("User-Agent", "Mozilla/5.0 <script>${7*7}" + "x".repeat(10_000));
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));

        Mail mail = Noticed.mail(stage, person.email(), "New way of signing in");

        assertThat(mail.subject())
                .doesNotContain("\r", "\n")
                .contains("<script>")
                .hasSizeLessThan(200);
        assertThat(mail.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${realmName} Bcc: thief@example.org xxx", "…");
        assertThat(stage.mail().notices("thief@example.org")).isEmpty();
    }

    @Test
    void is_told_nothing_where_the_settings_say_so(Stage stage) {
        Noticed noticed = Noticed.confirmed(stage, stage.agency(Map.of("notify", "none")), Contacts.BOTH);

        assertThat(noticed.person().attribute("identity-check.outbox")).isEmpty();
        assertThat(stage.mail().notices(noticed.person().email())).isEmpty();
    }
}
