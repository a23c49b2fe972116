package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.AdminRefusal;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("The means of the integration tests")
class HarnessIT {

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void a_linked_person_signs_in_where_no_flow_follows(String provider, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person person = agency.person().linkedTo(provider);

        Page page = agency.visitor().signsInWith(provider, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.isLinkedTo(provider)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void a_linked_person_signs_in_through_the_trivial_step(String provider, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.runsAfterLogin("allow-access-authenticator", Map.of());
        Person person = agency.person().linkedTo(provider);

        Page page = agency.visitor().signsInWith(provider, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALFA, BETA})
    void an_unlinked_identity_makes_an_account(String provider, Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.linksByEmail();
        Person person = agency.person().hasIdentityAt(provider);
        agency.admin().delete(agency.path("/users/" + person.id()));

        Page page = agency.visitor().signsInWith(provider, person);

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void the_database_can_be_looked_into(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person person = agency.person();

        assertThat(person.attribute("no-such-attribute")).isEmpty();
    }

    @Test
    void statements_are_counted(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();
        Person person = stage.site().agencyWithoutStep().person();

        assertThat(stage.site().database().statementsDuring(() -> person.attribute("counted")))
                .anySatisfy((statement, calls) -> {
                    assertThat(statement).contains("user_attribute");
                    assertThat(calls).isEqualTo(1);
                });
    }

    @Test
    void the_mail_server_keeps_refuses_and_comes_back(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        Person person = agency.person();
        String mail = agency.path("/users/" + person.id() + "/execute-actions-email");
        List<String> actions = List.of("VERIFY_EMAIL");

        agency.admin().put(mail, actions);
        assertThat(stage.mail().to(person.email())).hasSize(1);
        assertThat(stage.mail().to(person.email()).get(0).text()).contains("agency");

        stage.mail().refuses();
        assertThatThrownBy(() -> agency.admin().put(mail, actions)).isInstanceOf(AdminRefusal.class);
        stage.mail().goesDown();
        assertThatThrownBy(() -> agency.admin().put(mail, actions)).isInstanceOf(AdminRefusal.class);

        stage.mail().reset();
        assertThat(stage.mail().to(person.email())).isEmpty();
        agency.admin().put(mail, actions);
        assertThat(stage.mail().to(person.email())).hasSize(1);
    }

    @Test
    void the_gateway_keeps_refuses_hangs_and_comes_back(Stage stage) throws Exception {
        assertThat(sends(stage, "Code 123456: sign in")).isEqualTo(200);
        assertThat(stage.sms().to("+393331234567").get(0).from()).isEqualTo("Agency");
        assertThat(stage.sms().code("+393331234567")).isEqualTo("123456");

        stage.sms().refuses();
        assertThat(sends(stage, "refused")).isEqualTo(500);
        stage.sms().hangs();
        assertThatThrownBy(() -> sends(stage, "hanging")).isInstanceOf(HttpTimeoutException.class);
        stage.sms().resetsConnections();
        assertThatThrownBy(() -> sends(stage, "reset")).isInstanceOf(IOException.class);
        stage.sms().goesDown();
        assertThatThrownBy(() -> sends(stage, "down")).isInstanceOf(ConnectException.class);

        stage.sms().reset();
        assertThat(stage.sms().to("+393331234567")).isEmpty();
        assertThat(sends(stage, "again")).isEqualTo(200);
    }

    private static int sends(Stage stage, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.sms().url()))
                .timeout(Duration.ofSeconds(2))
                .POST(BodyPublishers.ofString(
                        "{\"to\":\"+393331234567\",\"from\":\"Agency\",\"text\":\"" + text + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
