package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("How to reach support")
class SupportContactIT {

    private static final String LINE = "Call 06 1234 <8–18>";

    private static Agency agency(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "3"));
        agency.changeRealm(realm -> {
            realm.put("internationalizationEnabled", true).put("defaultLocale", "en");
            realm.putArray("supportedLocales").add("en").add("it");
        });
        agency.admin().change(agency.path("/identity-check/settings"), settings -> {
            settings.withObject("/supportContact/en").put("text", LINE).put("link", "https://help.example/?a=1&b=2");
            settings.withObject("/supportContact/it").put("text", "Chiama 06 1234");
        });
        return agency;
    }

    @Test
    void is_said_on_the_page_in_the_mail_and_in_the_notice(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, person);

        assertThat(page.text()).contains("Support: " + LINE);
        assertThat(page.attribute("#kc-identity-check-support-contact a", "href"))
                .isEqualTo("https://help.example/?a=1&b=2");
        Mail code = Await.get(
                "the code", () -> stage.mail().to(person.email()).stream().findFirst());
        assertThat(code.text()).contains("Support: " + LINE + " https://help.example/?a=1&b=2");
        assertThat(code.html()).contains("Call 06 1234 &lt;8–18&gt;", "https://help.example/?a=1&amp;b=2");

        for (String wrong : List.of("000000", "000001", "000002")) {
            page = visitor.entersCode(page, stage.mail().code(person.email()).equals(wrong) ? "999999" : wrong);
        }
        assertThat(page.text()).contains("Support: " + LINE);
        assertThat(page.attribute("#kc-identity-check-support", "href")).isEqualTo("https://help.example/?a=1&b=2");
        Mail notice = Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                .findFirst());
        assertThat(notice.text()).contains("Support: " + LINE);
    }

    @Test
    void is_said_in_a_text_message_that_speaks_of_support(Stage stage) {
        Agency agency = agency(stage);
        agency.asksAfterPassword(Map.of("channel", "sms"));
        // In a message that has room for the link there is none for this too.
        agency.admin()
                .sends(
                        "POST",
                        agency.path("/localization/it"),
                        "{\"identityCheckSmsCodeAndLink.code\":\"{0}" + " e molto altro".repeat(9) + "\"}");
        Person person = agency.person(Contacts.PHONE).hasPassword();
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("locale").add("it"));
        Visitor visitor = agency.visitor();

        Page page = visitor.answersLogin(visitor.opens(Map.of()), person);

        assertThat(page.text()).contains("Assistenza: Chiama 06 1234");
        stage.sms().code(person.phone());
        assertThat(stage.sms().to(person.phone())).singleElement().satisfies(sms -> assertThat(sms.text())
                .contains("Avvisa l'assistenza (Chiama 06 1234)."));
    }

    @Test
    void is_said_in_the_language_of_whoever_reads_it(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        agency.changeAccount(
                person,
                account -> account.withObject("/attributes").putArray("locale").add("it"));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.text()).contains("Assistenza: Chiama 06 1234");
        Mail code = Await.get(
                "the code", () -> stage.mail().to(person.email()).stream().findFirst());
        assertThat(code.text()).contains("Assistenza: Chiama 06 1234").doesNotContain(LINE);
    }

    @Test
    void is_said_nowhere_where_the_realm_does_not_say_it(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.text()).doesNotContain("Support:");
        assertThat(stage.mail().code(person.email())).isNotEmpty();
        assertThat(stage.mail().to(person.email()).get(0).text()).doesNotContain("Support:");
    }
}
