package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Whom a policy trusts")
class TrustIT {

    @Test
    void with_existing_links_checked_each_of_them_is_asked(Stage stage) {
        Agency agency = stage.agency(Map.of("existingLinks", "check"));
        Person person = agency.person().linkedTo(ALFA).linkedTo(BETA);

        assertThat(agency.visitor().signsInWith(ALFA, person).asksForCode()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void with_settings_that_cannot_be_used_nobody_is_adopted(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("existingLinks", "check", "codeLength", "99"));
        agency.linksByEmail();
        Person person = agency.person().linkedTo(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();

        agency.setsStep(Map.of("existingLinks", "check"));

        assertThat(agency.visitor().signsInWith(ALFA, person).asksForCode()).isTrue();
    }

    @Test
    void the_identity_that_made_the_account_is_trusted_unless_the_setting_says_otherwise(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + person.id()));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void a_silent_login_sends_nothing_and_begins_nothing(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeProvider(
                BETA, provider -> provider.withObject("/config").put("acceptsPromptNoneForwardFromClient", "true"));
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.answersLogin(visitor.goesTo(agency.providerLogin(BETA)), person);

        Page silent = visitor.opens(Map.of("kc_idp_hint", BETA, "prompt", "none"));
        assertThat(silent.error()).as(silent.toString()).contains("interaction_required");
        assertThat(stage.mail().to(person.email())).isEmpty();

        Page page = visitor.startsWith(BETA);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(visitor.entersCode(page, stage.mail().code(person.email())).isSignedIn())
                .isTrue();
    }
}
