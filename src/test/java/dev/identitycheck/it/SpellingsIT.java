package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("The right digits in another spelling")
class SpellingsIT {

    private static @Nullable Agency acting;
    private static @Nullable Agency withPins;
    private static @Nullable Agency recovering;

    private static synchronized Agency acting(Stage stage) {
        if (acting == null) {
            acting = stage.site()
                    .ownAgency(Map.of())
                    .offers("identity-check-verify-phone", "identity-check-security-centre");
        }
        return acting;
    }

    private static synchronized Agency withPins(Stage stage) {
        if (withPins == null) {
            withPins = stage.site().ownAgency(Map.of());
            withPins.asksAfterPassword(Map.of());
        }
        return withPins;
    }

    private static synchronized Agency recovering(Stage stage) {
        if (recovering == null) {
            recovering = Forgetful.agency(stage.site().agencyWithoutStep());
        }
        return recovering;
    }

    @ParameterizedTest
    @EnumSource
    void are_the_code_of_a_login(Spelling spelling, Stage stage) {
        Agency agency = acting(stage);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);

        page = visitor.entersCode(page, spelling.of(stage.mail().code(person.email())));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12a456", "", "\u200B\u200B\u200B\u200B\u200B\u200B"})
    void are_others_malformed_and_not_counted(String typed, Stage stage) {
        Agency agency = acting(stage);
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();

        Page page = visitor.entersCode(visitor.signsInWith(BETA, person), typed);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void are_the_codes_for_a_phone(Spelling spelling, Stage stage) {
        Agency agency = acting(stage);
        Person person = agency.person().hasPassword().knownAt(ALFA);
        Visitor visitor = agency.visitor();
        Page page = visitor.answersLogin(visitor.opens(Map.of("kc_action", "identity-check-verify-phone")), person);
        page = visitor.posts(page.form("#kc-identity-check-phone-form")
                .with("phone", "\u202A" + person.phone() + "\u202C")
                .and("action", "send"));
        page = visitor.entersCode(page, spelling.of(stage.mail().code(person.email())));
        page = visitor.entersCode(page, spelling.of(stage.sms().code(person.phone())));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.attribute("phoneNumber")).hasValue(person.phone());
    }

    @ParameterizedTest
    @EnumSource
    void are_a_pin(Spelling spelling, Stage stage) {
        Agency agency = withPins(stage);
        Person person = agency.person().hasPassword();
        agency.admin().sends("POST", agency.path("/identity-check/users/" + person.id() + "/pin"), "{}");
        String pin = stage.mail().code(person.email());
        Visitor visitor = agency.visitor();
        Page page = visitor.presses(visitor.answersLogin(visitor.opens(Map.of()), person), "use-pin");

        page = visitor.entersCode(page, spelling.of(pin));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void are_the_code_of_a_recovery(Spelling spelling, Stage stage) {
        Agency agency = recovering(stage);
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page page = who.identifies(Forgetful.number(person), "\u200B" + person.email());

        page = who.visitor().entersCode(page, spelling.of(stage.mail().code(person.email())));

        assertThat(page.has("#kc-passwd-update-form")).as(page.toString()).isTrue();
    }
}
