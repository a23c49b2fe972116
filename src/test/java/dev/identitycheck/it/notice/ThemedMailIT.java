package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("In a theme that uses all that Keycloak offers to a mail,")
class ThemedMailIT {

    private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]+/logo\\.png)\"");

    private static Agency themed(Agency agency, String theme) {
        agency.changeRealm(realm -> realm.put("emailTheme", theme).put("displayName", "City of Aurelia"));
        agency.admin().change(agency.path("/users/profile"), p -> p.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        return agency;
    }

    private static Agency themed(Stage stage) {
        return themed(stage.siteWithEverything().ownAgency(Map.of()), "house-theme");
    }

    private static Person employed(Person person) {
        person.agency().changeAccount(person, account -> account.withObject("/attributes")
                .putArray("department")
                .add("Registry of " + person.username()));
        return person;
    }

    @AfterEach
    void takesMailsAgain(Stage stage) {
        stage.mail().takes();
    }

    @Test
    void a_code_and_a_notice_arrive_with_an_image_that_can_be_loaded(Stage stage) {
        Agency agency = themed(stage);
        Person person = employed(agency.person().knownAt(ALFA).linkedTo(BETA));
        Noticed noticed = Noticed.confirmed(stage, agency, person);

        Mail code = stage.mail().to(person.email()).get(0);
        isWhole(code, person, agency.site().url());
        isWhole(noticed.mail(), person, agency.site().url());
        assertThat(agency.visitor().goesTo(image(code)).status()).isEqualTo(200);
    }

    @Test
    void a_notice_that_the_sweep_sends_arrives(Stage stage) {
        Agency agency = themed(stage);
        agency.setsStep(Map.of("channel", "sms"));
        Person person = employed(agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA));
        stage.mail().refuses();
        Visitor visitor = agency.visitor();
        Page page = visitor.entersCode(
                visitor.signsInWith(BETA, person), stage.sms().code(person.phone()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        Await.holds("a try in vain", () -> person.attribute("identity-check.outbox")
                .filter(box -> box.matches(".*\"tries\":[1-9].*"))
                .isPresent());

        stage.mail().takes();

        isWhole(
                Noticed.mail(stage, person.email(), "New way of signing in"),
                person,
                agency.site().url());
    }

    @Test
    void a_pin_by_support_arrives_with_the_realm_s_own_address(Stage stage) {
        Agency agency = themed(stage);
        Person person = employed(agency.person());
        agency.changeRealm(realm -> realm.withObject("/attributes").put("frontendUrl", "https://login.example/auth"));

        agency.admin().sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}");

        stage.mail().code(person.email());
        isWhole(stage.mail().to(person.email()).get(0), person, "https://login.example/auth");
    }

    @Test
    void the_pin_of_a_new_account_arrives(Stage stage) {
        Agency agency = themed(stage);
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.pinOnCreate", "true"));
        String email = "new-" + agency.name() + "@agency.example";
        agency.admin()
                .post(
                        agency.path("/users"),
                        Map.of(
                                "username",
                                "new",
                                "email",
                                email,
                                "emailVerified",
                                true,
                                "enabled",
                                true,
                                "firstName",
                                "First",
                                "lastName",
                                "Last",
                                "attributes",
                                Map.of("department", List.of("Registry of new"))));

        stage.mail().code(email);
        isWhole(
                stage.mail().to(email).get(0),
                agency.personNamed("new"),
                agency.site().url());
    }

    @Test
    void a_temporary_password_arrives(Stage stage) {
        Agency agency = themed(recovering(stage), "house-theme");
        Person person = employed(Forgetful.numbered(agency.person().hasPassword()));
        recovers(stage, person);

        isWhole(stage.mail().to(person.email()).get(0), person, agency.site().url());
        isWhole(password(stage, person), person, agency.site().url());
    }

    @Test
    void a_password_whose_mail_cannot_be_written_replaces_none(Stage stage) {
        Agency agency = themed(recovering(stage), "broken-theme");
        Person person = employed(Forgetful.numbered(agency.person().hasPassword()));

        Page end = recovers(stage, person);

        assertThat(end.isSignedIn()).isFalse();
        assertThat(end.text()).doesNotContain("sent");
        assertThat(Forgetful.at(agency).signsIn(person, person.password()).isSignedIn())
                .isTrue();
        assertThat(person.account().path("requiredActions")).isEmpty();
    }

    @Test
    void the_doctor_draws_every_mail_and_names_the_template_that_fails(Stage stage) {
        Agency whole = themed(stage);
        employed(whole.person());
        assertThat(whole.admin().get(whole.path("/identity-check/doctor")).findValuesAsText("code"))
                .doesNotContain("mail-template-broken");
        Agency broken = themed(stage.siteWithEverything().ownAgency(Map.of()), "broken-theme");

        JsonNode findings = broken.admin().get(broken.path("/identity-check/doctor"));

        assertThat(findings.valueStream()
                        .filter(finding -> finding.path("code").asText().equals("mail-template-broken")
                                && finding.path("subject").asText().equals("identity-check-password.ftl")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("severity").asText()).isEqualTo("error");
                    assertThat(finding.path("message").asText()).contains("broken-theme");
                });
        assertThat(stage.mail().since(0)).noneMatch(mail -> mail.to().contains("example.invalid"));
    }

    @Test
    void the_doctor_draws_every_mail_in_each_language_of_the_realm(Stage stage) {
        Agency broken = themed(stage.siteWithEverything().ownAgency(Map.of()), "broken-theme");
        broken.changeRealm(realm -> {
            realm.put("internationalizationEnabled", true).put("defaultLocale", "vi");
            realm.putArray("supportedLocales").add("en").add("it").add("vi");
        });

        JsonNode findings = broken.admin().get(broken.path("/identity-check/doctor"));

        assertThat(findings.valueStream()
                        .filter(finding -> finding.path("code").asText().equals("mail-template-broken"))
                        .map(finding -> finding.path("subject").asText() + " "
                                + finding.path("message").asText().replaceAll(".* in (.*):.*", "$1")))
                .containsExactlyInAnyOrder("identity-check-password.ftl en, it, vi", "identity-check-pin.ftl it");
    }

    private static Agency recovering(Stage stage) {
        Agency agency = Forgetful.agency(stage.siteWithEverything().agencyWithoutStep());
        agency.hasRequiredFlow(
                "mailed password",
                "identity-check-recovery-identify",
                "identity-check-recovery-code",
                "identity-check-recovery-password");
        agency.changeRealm(realm -> realm.put("resetCredentialsFlow", "mailed password"));
        return agency;
    }

    private static Page recovers(Stage stage, Person person) {
        Forgetful who = Forgetful.at(person.agency());
        Page asked = who.identifies(Forgetful.number(person), person.email());
        return who.visitor().entersCode(asked, stage.mail().code(person.email()));
    }

    private static Mail password(Stage stage, Person person) {
        return Await.get("the password", () -> stage.mail().to(person.email()).stream()
                .filter(mail -> mail.text().contains("You asked for a new password"))
                .findFirst());
    }

    private static String image(Mail mail) {
        Matcher image = IMAGE.matcher(mail.html());
        assertThat(image.find()).as(mail.html()).isTrue();
        return image.group(1);
    }

    private static void isWhole(Mail mail, Person person, String base) {
        assertThat(image(mail)).startsWith(base + "/resources/").endsWith("/email/house-theme/img/logo.png");
        for (String part : List.of(mail.html(), mail.text())) {
            assertThat(part)
                    .contains(
                            "/email/house-theme",
                            "House of Aurelia",
                            "City of Aurelia",
                            person.username() + " First Last " + person.email(),
                            "Registry of " + person.username());
        }
        assertThat(mail.html())
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">",
                        "/realms/" + person.agency().name());
    }
}
