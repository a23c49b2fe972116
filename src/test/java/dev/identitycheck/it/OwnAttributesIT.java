package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Overwriting;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("What this extension keeps on an account while claims come")
class OwnAttributesIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    /**
     * As a disown would: another one holds the lock, writes, and commits. What is taken back waits for it, and then
     * looks.
     */
    @Test
    void is_what_was_stored_meanwhile(Stage stage) throws SQLException {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin()
                .change(agency.path("/users/profile"), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
        Overwriting.by(agency, BETA)
                .attributesRolesAndGroups("forged", List.of("identity-check.identities"))
                .guarded();
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor first = agency.visitor();
        assertThat(first.entersCode(first.signsInWith(BETA, owner), stage.mail().code(owner.email()))
                        .isSignedIn())
                .isTrue();

        CompletableFuture<Page> login;
        try (Connection other = stage.site().database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select id from user_entity where id = '" + owner.id() + "' for update");
            login = CompletableFuture.supplyAsync(() -> agency.visitor().signsInWith(BETA, owner));
            Await.passes(A_MOMENT);
            assertThat(login).as("waits for the lock").isNotDone();
            statement.execute("insert into user_attribute (id, user_id, name, value) values ('" + UUID.randomUUID()
                    + "', '" + owner.id() + "', 'identity-check.preferred', 'email')");
            other.commit();
        }

        assertThat(login.join().isSignedIn()).isTrue();
        assertThat(owner.attribute("identity-check.identities").orElseThrow()).startsWith("{");
        assertThat(owner.attribute("identity-check.preferred")).hasValue("email");
    }

    @Test
    void is_not_told_of_as_withheld_where_nobody_claimed_it(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(owner.account().path("id").asText()).isEqualTo(owner.id());
        // The cached user is older than what is stored, as where another request has just written.
        stage.site().database().putUserAttribute(owner.id(), "identity-check.preferred", "email");

        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();

        assertThat(owner.attribute("identity-check.preferred")).hasValue("email");
        assertThat(stage.site().log().lines())
                .noneMatch(line -> line.contains("event=claims_withheld") && line.contains(owner.id()));
    }
}
