package dev.identitycheck.it.support;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Several of support at once")
class SupportCrowdIT {

    private static final int LIMIT = 5;

    /** One login of several: its browser, the code page, and the code that would be right. */
    private record Login(Visitor visitor, Page page, String code) {

        void guesses(int times) {
            Page current = page;
            for (int guess = 1; guess <= times; guess++) {
                // After a lock there is no form any more: the old one is posted again.
                Page from = current.asksForCode() ? current : page;
                current = visitor.entersCode(from, Wrong.codeFor(code, guess));
            }
        }
    }

    @Test
    void unlock_while_somebody_guesses_and_nothing_is_torn(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        List<Login> logins = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            Visitor visitor = agency.visitor();
            Page page = visitor.signsInWith(BETA, person);
            logins.add(new Login(visitor, page, stage.mail().code(person.email(), number)));
            person.letsTimePass(Duration.ofMinutes(11)); // or the next login would get no code of its own
        }

        List<Integer> answers = Crowd.of(2 * logins.size()).all(number -> {
            if (number < logins.size()) {
                return Desk.of(person).unlocks().status();
            }
            logins.get(number - logins.size()).guesses(8);
            return 204;
        });

        assertThat(answers).containsOnly(204);
        JsonNode state = Desk.of(person).state();
        int failures = state.path("failures").asInt();
        assertThat(failures).isBetween(0, LIMIT);
        assertThat(state.path("locked").asBoolean()).isEqualTo(failures == LIMIT);
        assertThat(state.path("totalFailures").asInt()).isEqualTo(failures);
        assertThat(agency.outcomes(person))
                .filteredOn("wrong_code"::equals)
                .as("each unlock buys the allowed number and no more")
                .hasSizeBetween(1, 5 * LIMIT);
        assertThat(agency.outcomes(person)).doesNotContain("confirmed");

        Desk.of(person).unlocks();
        Visitor owner = agency.visitor();
        Page page = owner.signsInWith(BETA, person);
        assertThat(page.failuresLeft()).isEqualTo(LIMIT);
        assertThat(owner.entersCode(page, stage.mail().code(person.email(), 5)).isSignedIn())
                .isTrue();
    }

    @Test
    void reset_unlock_forget_and_replace_and_each_is_done_or_refused_whole(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        String identity = Desk.of(person).identityAt(ALFA).path("id").asText();

        List<Answer> answers = Crowd.of(10).all(number -> switch (number % 5) {
            case 0 -> Desk.of(person).resets();
            case 1 -> Desk.of(person).unlocks();
            case 2 -> Desk.of(person).forgets(identity);
            case 3 -> Desk.of(person).replaces("email", "new-" + person.email());
            default -> Desk.of(person).replaces("phone", person.phone());
        });

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(Set.of(204, 404, 409)));
        JsonNode state = Desk.of(person).state();
        assertThat(state.has("unreadable")).isFalse();
        assertThat(state.path("identities")).isEmpty();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isFalse();
    }
}
