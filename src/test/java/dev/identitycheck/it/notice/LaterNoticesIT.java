package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A notice of a kind that only a later version knows")
class LaterNoticesIT {

    @Test
    void is_kept_and_not_sent(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        long now = System.currentTimeMillis();
        String fact = "{\"id\":\"later\",\"kind\":\"weather\",\"at\":" + now + ",\"due\":" + now
                + ",\"to\":[{\"way\":\"email\",\"address\":\"" + person.email() + "\"}]}";
        Map<String, String> stored = Map.of(
                "outbox", "{\"v\":1,\"facts\":[" + fact + "]}",
                "history", "{\"v\":1,\"entries\":[{\"fact\":" + fact + "}]}",
                "handles",
                        "{\"v\":1,\"handles\":[{\"digest\":\"d\",\"fact\":{\"kind\":\"weather\"},\"until\":" + now
                                + "}]}");
        // Too long for the column of short attributes.
        stored.forEach(
                (name, value) -> agency.site().database().putUserAttribute(person.id(), "identity-check." + name, "x"));
        stored.forEach((name, value) ->
                agency.site().database().setUserAttribute(person.id(), "identity-check." + name, value));
        agency.admin().sends("POST", agency.path("/clear-user-cache"));

        Visitor visitor = agency.visitor();
        Page page = visitor.entersCode(
                visitor.signsInWith(BETA, person), stage.mail().code(person.email()));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        Noticed.mail(stage, person.email(), "New way of signing in");
        assertThat(stage.mail().notices(person.email())).hasSize(1);
        Await.holds(
                "the notice of this version has left the outbox, and the other is still there",
                () -> person.attribute("identity-check.outbox")
                        .filter(outbox -> outbox.contains("weather") && !outbox.contains("confirmed"))
                        .isPresent());
        assertThat(person.attribute("identity-check.outbox-due")).isPresent();
        for (String name : new String[] {"history", "handles"}) {
            assertThat(person.attribute("identity-check." + name).orElseThrow()).contains("weather", "confirmed");
        }
    }
}
