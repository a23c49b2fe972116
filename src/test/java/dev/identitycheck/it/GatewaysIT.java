package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.delivery.sms.smpp.MessageCentre;
import dev.identitycheck.delivery.sms.smpp.MessageCentre.Submitted;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.Port;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Gateways")
class GatewaysIT {

    private static final String SETTINGS = "/identity-check/settings";
    private static final int WAITING = 8;

    private static MessageCentre centre;
    private static Site site;

    @BeforeAll
    static void start(Stage stage) {
        centre = new MessageCentre();
        site = site(stage, centre);
    }

    @AfterAll
    static void stop() {
        site.close();
        centre.close();
    }

    @Test
    void take_over_from_one_that_is_dead_and_speak_smpp(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = site.ownAgency(Map.of("channel", "sms", "notify", "none"));
        agency.admin().put(agency.path(SETTINGS), Map.of("smsGateway", "failover", "smsRegion", "IT"));
        assertThat(findings(agency)).doesNotContain("sms-gateway-missing");

        Person person = agency.person(Contacts.PHONE).knownAt(ALFA).linkedTo(BETA);
        writesItsNumberAtHome(agency, person);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        Await.holds("a message", () -> !centre.messages().isEmpty());
        Submitted message = centre.messages().get(0);
        String code = message.text().substring(message.text().lastIndexOf('#') + 1);

        assertThat(message.to()).isEqualTo(person.phone().substring(1));
        assertThat(message.from()).isEqualTo("Comune");
        assertThat(message.text()).endsWith("\n@localhost #" + code);
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
        assertThat(centre.messages()).hasSize(1);
        assertNothingLogged(site.log(), person, code);
        assertThat(site.metrics())
                .contains(
                        "identity_check_gateway_breaker{failover=\"failover\",gateway=\"dead\"} 2.0",
                        "identity_check_gateway_breaker{failover=\"failover\",gateway=\"smpp\"} 0.0",
                        "identity_check_gateway_asked_total{answer=\"busy\","
                                + "failover=\"failover\",gateway=\"dead\"} 1.0",
                        "identity_check_gateway_asked_total{answer=\"taken\","
                                + "failover=\"failover\",gateway=\"smpp\"} 1.0");

        agency.admin().put(agency.path(SETTINGS), Map.of("smsGateway", "nobody"));
        assertThat(findings(agency)).contains("sms-gateway-missing");
        agency.admin().put(agency.path(SETTINGS), Map.of());
        assertThat(findings(agency)).as("there are several").contains("sms-gateway-missing");
    }

    @Test
    void that_hang_are_waited_for_by_no_more_messages_than_the_queue_takes(Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Agency agency = site.ownAgency(Map.of("channel", "sms", "existingLinks", "check"));
        agency.admin().put(agency.path(SETTINGS), Map.of("smsGateway", "http"));
        List<Person> people = IntStream.range(0, WAITING + 1)
                .mapToObj(number -> agency.person(Contacts.PHONE).linkedTo(BETA))
                .toList();
        stage.sms().hangs();

        List<Page> pages =
                Crowd.of(people.size()).all(number -> agency.visitor().signsInWith(BETA, people.get(number)));

        assertThat(pages).filteredOn(p -> p.text().contains("being sent")).hasSize(WAITING);
        assertThat(pages)
                .filteredOn(p -> !p.text().contains("being sent"))
                .singleElement()
                .satisfies(p -> assertThat(p.text()).contains("could not be sent"));
        assertThat(site.metrics())
                .contains(
                        "identity_check_limits_hit_total{limit=\"queue\"} 1.0",
                        "identity_check_queue{channel=\"sms\"} 4.0");
    }

    private static Site site(Stage stage, MessageCentre centre) {
        return stage.ownSite(
                "--spi-sms-gateway--http--dead-url=http://localhost:" + Port.free() + "/",
                "--spi-sms-gateway--smpp--host=localhost",
                "--spi-sms-gateway--smpp--port=" + centre.port(),
                "--spi-sms-gateway--smpp--system-id=" + MessageCentre.SYSTEM_ID,
                "--spi-sms-gateway--smpp--password=" + MessageCentre.PASSWORD,
                "--spi-sms-gateway--smpp--from=Comune",
                "--spi-sms-gateway--failover--gateways=dead,smpp",
                "--spi-sms-gateway--failover--failures=1",
                "--spi-sms-gateway--http--timeout=60000",
                // Of five threads and five places in the queue, one each is for strangers.
                "--spi-authenticator--identity-check--message-threads=5",
                "--spi-authenticator--identity-check--message-queue=5",
                "--spi-authenticator--identity-check--message-drain=0",
                "--log-level=info,dev.identitycheck:trace");
    }

    private static void writesItsNumberAtHome(Agency agency, Person person) {
        String national = person.phone().substring(3);
        String written = "(" + national.substring(0, 3) + ") " + national.substring(3);
        agency.changeAccount(person, account -> account.withObject("/attributes")
                .putArray("phoneNumber")
                .add(written));
    }

    private static List<String> findings(Agency agency) {
        return agency.admin().get(agency.path("/identity-check/doctor")).findValuesAsText("code");
    }

    // jSMPP writes all that it sends to its log, in hexadecimal.
    private static void assertNothingLogged(String log, Person person, String code) {
        String number = person.phone().substring(1);
        assertThat(log).doesNotContain(code, number, MessageCentre.PASSWORD);
        for (String secret : List.of(code, number, MessageCentre.PASSWORD)) {
            assertThat(log).doesNotContainIgnoringCase(HexFormat.of().formatHex(secret.getBytes(US_ASCII)));
        }
    }
}
