package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.ServerVersion;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An identity at a provider where the account has another one")
class TakenPlaceIT {

    // Keycloak 26.5 does not expect the conflict: its page is that of an unexpected error.
    private static final int CONFLICT = ServerVersion.isBefore("26.6") ? 500 : 409;

    @Test
    void is_asked_where_it_takes_the_place_of_another_identity_at_the_provider(Stage stage) {
        Agency agency =
                overriding(stage, "idp-detect-existing-broker-user", "idp-confirm-override-link", "idp-auto-link");
        Person owner = agency.person().linkedTo(BETA).knownAt(ALFA);
        Person intruder = agency.person();
        intruder.hasIdentityAt(BETA, owner.email());
        Visitor tab = agency.visitor();

        Page consent = tab.signsInWith(BETA, intruder);
        Page page = tab.posts(consent.form("form").and("submitAction", "confirmOverride"));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(owner.subjectOf(BETA)).isEqualTo(intruder.subjectAtProvider(BETA));
        assertThat(agency.visitor().signsInWith(BETA, intruder).asksForCode()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void takes_no_place_of_another_identity_where_the_owner_is_asked_before(Stage stage) {
        Agency agency =
                overriding(stage, "idp-detect-existing-broker-user", "identity-check", "idp-confirm-override-link");
        Person owner = agency.person().linkedTo(BETA).knownAt(ALFA);
        Person intruder = agency.person();
        intruder.hasIdentityAt(BETA, owner.email());

        Page page = agency.visitor().signsInWith(BETA, intruder);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(owner.subjectOf(BETA)).isEqualTo(owner.subjectAtProvider(BETA));
    }

    @Test
    void of_another_subject_at_a_provider_that_the_account_has_is_in_conflict(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person owner = agency.person().knownAt(BETA);
        String subject = owner.subjectOf(BETA);
        Person intruder = agency.person();
        intruder.hasIdentityAt(BETA, owner.email());

        Page page = agency.visitor().signsInWith(BETA, intruder);

        assertThat(page.status()).as(page.toString()).isEqualTo(CONFLICT);
        assertThat(owner.subjectOf(BETA)).isEqualTo(subject);
        assertThat(agency.visitor().signsInWith(BETA, owner).isSignedIn()).isTrue();
    }

    private static Agency overriding(Stage stage, String... steps) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.hasRequiredFlow("override", steps);
        agency.changeProvider(BETA, provider -> provider.put("firstBrokerLoginFlowAlias", "override"));
        return agency;
    }
}
