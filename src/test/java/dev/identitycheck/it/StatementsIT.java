package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Database statements")
class StatementsIT {

    private static final int LOGINS = 5;

    private static final long MOST_OF_A_CHALLENGE = 64;

    /** What the server does besides, such as looking for expired things, may only add to a count: the least counts. */
    private static Map<String, Long> ofOneLogin(Stage stage, Agency agency) {
        return ofOneLogin(stage, agency, agency.person().knownAt(ALFA));
    }

    private static Map<String, Long> ofOneLogin(Stage stage, Agency agency, Person person) {
        agency.visitor().signsInWith(ALFA, person);
        Map<String, Long> least = statements(stage, agency, person);
        for (int login = 1; login < LOGINS; login++) {
            Map<String, Long> again = statements(stage, agency, person);
            least.keySet().retainAll(again.keySet());
            least.replaceAll((statement, calls) -> Math.min(calls, again.getOrDefault(statement, 0L)));
        }
        return least;
    }

    private static Map<String, Long> statements(Stage stage, Agency agency, Person person) {
        return stage.site().database().statementsDuring(() -> assertThat(
                        agency.visitor().signsInWith(ALFA, person).isSignedIn())
                .isTrue());
    }

    @Test
    void of_a_known_login_are_those_of_the_servers_own_trivial_step_and_an_idle_mapper(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();
        Agency trivial = stage.site().agencyWithoutStep();
        trivial.runsAfterLogin("allow-access-authenticator", Map.of());
        // The server reads each mapper of a provider, and in a realm without the step this one does nothing.
        trivial.admin()
                .post(
                        trivial.path("/identity-provider/instances/" + ALFA + "/mappers"),
                        Map.of(
                                "name",
                                "guard",
                                "identityProviderAlias",
                                ALFA,
                                "identityProviderMapper",
                                ProviderIds.GUARD_MAPPER,
                                "config",
                                Map.of("syncMode", "FORCE")));

        Map<String, Long> usual = ofOneLogin(stage, trivial);
        Map<String, Long> ours = ofOneLogin(stage, stage.site().ownAgency(Map.of()));

        Map<String, Long> more = new TreeMap<>();
        ours.forEach((statement, calls) -> {
            long added = calls - usual.getOrDefault(statement, 0L);
            if (added > 0) {
                more.put(statement, added);
            }
        });
        assertThat(more).as("statements that the step adds").isEmpty();
        assertThat(usual).as("statements of a login").isNotEmpty();
    }

    @Test
    void of_a_known_login_write_nothing_on_the_account(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();

        assertThat(ofOneLogin(stage, stage.agency()).keySet()).noneMatch(statement -> statement
                .toLowerCase(Locale.ROOT)
                .matches("(?s)(insert into|update|delete from) user_(attribute|entity).*"));
    }

    @Test
    void of_a_known_login_are_as_many_with_fifty_known_identities_as_with_one(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();
        Agency agency = stage.site().ownAgency(Map.of());

        Map<String, Long> withOne = withoutSessions(ofOneLogin(stage, agency));
        Map<String, Long> withFifty = withoutSessions(
                ofOneLogin(stage, agency, agency.person().knownAt(ALFA).knowsFurther(49)));

        assertThat(withFifty).isEqualTo(withOne).isNotEmpty();
    }

    // Keycloak reads a session again where it is written later than it is asked for, which is by chance.
    private static Map<String, Long> withoutSessions(Map<String, Long> statements) {
        Map<String, Long> others = new TreeMap<>(statements);
        others.keySet().removeIf(statement -> statement.contains("OFFLINE_"));
        return others;
    }

    @Test
    void of_a_challenged_login_beside_those_of_a_known_one_are_few(Stage stage) {
        assumeThat(stage.onPostgres()).isTrue();
        // Without notices, whose workers would add statements of their own at any time.
        Agency agency = stage.site().ownAgency(Map.of("notify", "none"));
        Map<String, Long> known = ofOneLogin(stage, agency);

        long least = IntStream.range(0, LOGINS)
                .mapToObj(login -> ofOneChallengedLogin(stage, agency))
                .mapToLong(challenged -> more(challenged, known))
                .min()
                .orElseThrow();

        assertThat(least).as("statements that the challenge adds").isBetween(1L, MOST_OF_A_CHALLENGE);
    }

    private static Map<String, Long> ofOneChallengedLogin(Stage stage, Agency agency) {
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        return stage.site().database().statementsDuring(() -> {
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            assertThat(visitor.entersCode(page, stage.mail().code(person.email()))
                            .isSignedIn())
                    .isTrue();
        });
    }

    private static long more(Map<String, Long> statements, Map<String, Long> usual) {
        return statements.entrySet().stream()
                .mapToLong(counted -> Math.max(0, counted.getValue() - usual.getOrDefault(counted.getKey(), 0L)))
                .sum();
    }
}
