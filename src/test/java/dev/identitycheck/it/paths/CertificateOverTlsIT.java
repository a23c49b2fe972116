package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.CardAuthority;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.Port;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RealServer
@Tag("full")
@DisplayName("A client certificate that the server itself asks for")
class CertificateOverTlsIT {

    @Test
    void is_confirmed_once_and_goes_straight_through_then(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        CardAuthority cards = CardAuthority.create();
        int port = Port.free();
        try (Site site = stage.siteAskingForCards(cards, port)) {
            Agency agency = CertificateIT.taking(site, true);
            String url = "https://localhost:" + port + "/realms/" + agency.name();
            Person person = agency.person().knownAt(ALFA);
            SSLContext card = cards.card("CN=" + person.username() + ",O=One");
            Visitor visitor = new Visitor(url, card);

            Page page = visitor.opens(Map.of());
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            page = visitor.entersCode(page, stage.mail().code(person.email()));

            assertThat(page.isSignedIn()).as(page.toString()).isTrue();
            assertThat(new Visitor(url, card).opens(Map.of()).isSignedIn()).isTrue();
            page = new Visitor(url, cards.card("CN=" + person.username() + ",O=Two")).opens(Map.of());
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
        }
    }
}
