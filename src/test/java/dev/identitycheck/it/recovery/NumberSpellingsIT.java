package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealServer
@DisplayName("An ID number")
class NumberSpellingsIT {

    private static @Nullable Agency shared;

    private static synchronized Agency agency(Stage stage) {
        if (shared == null) {
            shared = Forgetful.agency(stage.site().agencyWithoutStep());
            shared.changeRealm(
                    realm -> realm.withObject("/attributes").put("identity-check.idNumberPrefix", "TINIT-,PNOIT-"));
        }
        return shared;
    }

    private static Person person(Stage stage, String number) {
        Person person = agency(stage).person().hasPassword();
        agency(stage).changeAccount(person, account -> account.withObject("/attributes")
                .putArray(Forgetful.ATTRIBUTE)
                .add(number));
        return person;
    }

    // "#" stands for digits that no other account has.
    @ParameterizedTest(name = "stored {0}, typed {1}")
    @CsvSource({
        "TINIT-RSSMRA#H501U, RSSMRA#H501U",
        "TINIT-RSSMRB#H501U, rssmrb#h501u",
        "TINIT-RSSMRC#H501U, TINIT-RSSMRC#H501U",
        "tinit-rssmrd#h501u, RSSMRD#H501U",
        "RSSMRE#H501U, TINIT-RSSMRE#H501U",
        "PNOIT-RSSMRF#H501U, PNOITRSSMRF#H501U",
        "#8Z, #.8-Z",
        "#7Z, '#/7 Z'",
        "SSNN-#, SSNN#",
        "SSNA#, SSNA-#",
        "'SSNB #', SSNB#",
        "SSNC#, 'SSNC\u00A0#'",
        "SSND#, '\u200ESSND#'",
        "SSNE#, 'SSNE\u200B#'",
        "SSNF#, '\uFEFFSSNF#'",
        "SSNG.#, '\u202ASSNG-#\u202C'",
        "SSNH#, 'SSNH\u2013#'",
    })
    void is_found_whatever_is_left_out_or_added(String stored, String typed, Stage stage) {
        String own = Integer.toString(Math.floorMod(stored.hashCode(), 90_000) + 10_000);
        Person person = person(stage, stored.replace("#", own));

        assertThat(Forgetful.at(person.agency())
                        .identifies(typed.replace("#", own), person.email())
                        .asksForCode())
                .isTrue();

        assertThat(stage.mail().code(person.email())).isNotEmpty();
    }

    @Test
    void in_all_its_spellings_counts_as_one(Stage stage) {
        Person person = person(stage, "TINIT-ONE7721");
        for (String typed : List.of("ONE7721", "one-7721", "TINIT-ONE7721", "O N E.7721", "\u200EONE7721")) {
            assertThat(Forgetful.at(person.agency())
                            .identifies(typed, person.email())
                            .asksForCode())
                    .as(typed)
                    .isTrue();
        }
        stage.mail().code(person.email());
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void that_two_accounts_have_in_different_spellings_finds_neither(Stage stage) {
        Person one = person(stage, "TINIT-TWO7722");
        Person other = person(stage, "TWO-7722");

        Forgetful.at(one.agency()).identifies("TWO7722", one.email());
        Forgetful.at(one.agency()).identifies("TWO7722", other.email());

        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().codes(one.email())).isEmpty();
        assertThat(stage.mail().codes(other.email())).isEmpty();
    }
}
