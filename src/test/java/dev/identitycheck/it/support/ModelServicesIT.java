package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.Documentation;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.recovery.Hook;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.CommandTypist;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.ProviderClaims;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.TypedCommands;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Credentials;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A model service, set up by the lines of its page,")
class ModelServicesIT {

    private static final String NUMBER = "0123456789";
    private static final String NEW_PASSWORD = "another long password";

    private record Account(String username, String password) implements Credentials {}

    @Test
    void with_several_digital_identities_asks_for_each_once_and_tells_of_it(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        ProviderClaims spidCode = ProviderClaims.send(agency, BETA, "spidCode");
        CommandTypist typist = typist(stage, agency);
        List<String> lines = lines("agency");
        assertThat(lines).hasSize(4);
        assertThat(typist.types(lines.get(0))).contains("bind-flow");
        typist = typist.knowing("SETTINGS", settings(typist.types(lines.get(1))));
        typist.types(lines.get(2));
        typist.types(lines.get(3));

        Person person = agency.person().linkedTo(ALFA);
        confirms(stage, agency, person, ALFA, 1);
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();

        person.linkedTo(BETA);
        spidCode.are(person, "POST0001");
        confirms(stage, agency, person, BETA, 2);
        Await.holds(
                "a notice of each",
                () -> stage.mail().notices(person.email()).stream()
                                .filter(mail -> mail.subject().startsWith("New way of signing in"))
                                .count()
                        == 2);
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();

        spidCode.are(person, "ARUB0002");
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        String right = stage.mail().code(person.email(), 3);
        for (int wrong = 1; wrong <= 5; wrong++) {
            page = visitor.entersCode(page, Wrong.codeFor(right, wrong));
        }
        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void with_a_code_or_pin_at_each_login_takes_either_after_the_password(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        String maria = "maria-of-" + agency.name();
        CommandTypist typist = typist(stage, agency);
        List<String> lines = lines("portal");
        assertThat(lines).hasSize(7);
        typist.types(lines.get(0));
        typist = typist.knowing("STEP", typist.types(lines.get(1)).strip());
        for (String line : lines.subList(2, 7)) {
            typist.types(line.replace("maria", maria));
        }
        String address = maria + "@agency.example";
        String pin = stage.mail().code(address);
        assertThat(pin).hasSize(8);
        Account account = new Account(maria, "the first password of " + maria);

        Visitor withCode = agency.visitor();
        Page asked = withCode.answersLogin(withCode.opens(Map.of()), account);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        assertThat(withCode.entersCode(asked, stage.mail().code(address, 2)).isSignedIn())
                .isTrue();
        Visitor withPin = agency.visitor();
        asked = withPin.presses(withPin.answersLogin(withPin.opens(Map.of()), account), "use-pin");
        assertThat(withPin.entersCode(asked, pin).isSignedIn()).isTrue();
    }

    @Test
    void whose_people_forget_their_passwords_gives_them_back_by_number_and_code(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person byMail = agency.person().hasPassword();
        CommandTypist typist = typist(stage, agency);
        List<String> lines = lines("insurance");
        assertThat(lines).hasSize(4);
        lines.subList(0, 3).forEach(typist::types);
        // Before that the realm's user profile drops the attribute with the phone.
        Person byPhone = agency.person(Contacts.PHONE).hasPassword();
        typist.knowing("ID", byMail.id()).types(lines.get(3));
        String other = NUMBER.replace("9", "8");
        typist.knowing("ID", byPhone.id()).types(lines.get(3).replace(NUMBER, other));

        Forgetful atMail = Forgetful.at(agency);
        Page asked = atMail.identifies(NUMBER, byMail.email());
        recovers(atMail, asked, stage.mail().code(byMail.email()), byMail);

        assertThat(Hook.at(agency).hears("1 of " + agency.name(), "+390123456789", "BH MK " + other))
                .isEqualTo(204);
        assertThat(Hook.at(agency).hears("2 of " + agency.name(), byPhone.phone(), "BH MK " + other))
                .isEqualTo(204);
        Forgetful atPhone = Forgetful.at(agency);
        recovers(atPhone, atPhone.identifies(other, ""), stage.sms().code(byPhone.phone()), byPhone);
        assertThat(stage.sms().to("+390123456789")).isEmpty();
    }

    private static void recovers(Forgetful who, Page asked, String code, Person person) {
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        who.chooses(who.enters(asked, code), NEW_PASSWORD);
        assertThat(Forgetful.at(who.agency()).signsIn(person, NEW_PASSWORD).isSignedIn())
                .isTrue();
    }

    private static void confirms(Stage stage, Agency agency, Person person, String provider, int codes) {
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(provider, person);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = visitor.entersCode(page, stage.mail().code(person.email(), codes));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    private static String settings(String printed) {
        for (JsonNode execution : Json.read(printed)) {
            if (execution.path("providerId").asText().equals("identity-check")) {
                return execution.path("authenticationConfig").asText();
            }
        }
        throw new AssertionError("No step in " + printed);
    }

    private static CommandTypist typist(Stage stage, Agency agency) {
        return new CommandTypist(stage.commandLine(), agency, Map.of()).signsIn();
    }

    private static List<String> lines(String service) {
        String page = Documentation.read(Documentation.page("model-services"));
        return TypedCommands.in(page.substring(
                page.indexOf("<!-- " + service + ":start -->"), page.indexOf("<!-- " + service + ":end -->")));
    }
}
