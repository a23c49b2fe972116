package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("On every node")
class EveryNodeIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void sessions_end_within_two_seconds_off_line_ones_too(Stage stage) {
        assumeThat(stage.onDistribution() && stage.onPostgres()).isTrue();
        try (Site site = stage.cluster()) {
            Agency agency = site.ownAgency(Map.of());
            Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
            Person person = noticed.person();
            Visitor other = agency.visitorAt(1);
            other.signsInWith(ALFA, person);
            assertThat(other.opens(Map.of("prompt", "none")).isSignedIn()).isTrue();
            Visitor away = agency.visitorAt(1);
            Page page = away.answersLogin(
                    away.opens(Map.of("kc_idp_hint", ALFA, "scope", "openid offline_access")), person);
            JsonNode tokens = away.tokens(page);
            assertThat(away.refreshes(tokens)).isTrue();

            assertThat(Noticed.state(noticed.disowned())).isEqualTo("done");

            gone("the session on the other node", () -> other.opens(Map.of("prompt", "none"))
                    .isSignedIn());
            gone(
                    "the session on this node",
                    () -> noticed.visitor().opens(Map.of("prompt", "none")).isSignedIn());
            gone("the off-line session", () -> away.refreshes(tokens));
            gone(
                    "the identity on the other node",
                    () -> agency.visitorAt(1).signsInWith(BETA, person).isSignedIn());
        }
    }

    private static void gone(String what, BooleanSupplier there) {
        Await.get(what + " is gone", AT_ONCE, () -> there.getAsBoolean() ? Optional.empty() : Optional.of(what));
    }
}
