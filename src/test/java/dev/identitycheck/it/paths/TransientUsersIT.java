package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Users whom the server does not store")
class TransientUsersIT {

    @Test
    void are_refused_by_the_step_and_need_none(Stage stage) {
        Assumptions.assumeTrue(stage.onDistribution());
        Site site = stage.siteWithEverything();
        Agency agency = site.ownAgency(Map.of());
        agency.linksByEmail();
        agency.changeProvider(BETA, provider -> provider.withObject("/config").put("doNotStoreUsers", "true"));
        Person passing = agency.person().hasIdentityAt(BETA, "passing@elsewhere.example");
        agency.admin().delete(agency.path("/users/" + passing.id()));

        Page page = agency.visitor().signsInWith(BETA, passing);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(site.log()).contains("cause=\"users of this provider are transient");
        assertThat(agency.visitor().signsInWith(BETA, passing).isRefused()).isTrue();

        agency.leavesUnchecked(BETA);
        page = agency.visitor().signsInWith(BETA, passing);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }
}
