package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Relay;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("Guesses at the codes of recoveries")
class GuessesIT {

    private static final Duration UNTIL_THE_NEXT_CODE = Duration.ofMinutes(2);
    private static final Duration A_PAUSE = Duration.ofMinutes(31);
    private static final Duration A_DAY = Duration.ofHours(25);
    private static final String WRONG = "That code is not right";

    /** Where one wrong code is borne, and so three in a day from one network and ten from all. */
    private static Agency agency(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        agency.sets(Forgetful.FLOW, "identity-check-recovery-code", Map.of("maxFailures", "1"));
        return agency;
    }

    private static Person withNumbers(Agency agency, int numbers) {
        Person person = agency.person().hasPassword();
        agency.changeAccount(person, account -> {
            var values = account.withObject("/attributes").putArray(Forgetful.ATTRIBUTE);
            IntStream.range(0, numbers).forEach(each -> values.add(number(person, each)));
        });
        return person;
    }

    private static String number(Person person, int each) {
        return Forgetful.number(person) + "X" + each;
    }

    @Test
    void are_counted_by_the_account_that_several_numbers_reach_as_messages_are(Stage stage) {
        Agency agency = agency(stage);
        Person person = withNumbers(agency, 4);
        Forgetful who = Forgetful.at(agency);
        Page first = who.identifies(number(person, 0), person.email());
        String code = stage.mail().code(person.email());
        for (int each = 1; each <= 3; each++) {
            Forgetful other = Forgetful.at(agency);
            Page asked = other.identifies(number(person, each), person.email());
            Await.passes(Forgetful.ALL_SENT);
            assertThat(other.enters(asked, Wrong.codeFor(code)).text()).contains(WRONG);
        }
        assertThat(stage.mail().codes(person.email())).hasSize(3);

        Page end = who.enters(first, code);

        Forgetful nobody = Forgetful.at(agency);
        Page unknown = nobody.enters(nobody.identifies("NOBODY1", person.email()), code);
        assertThat(end.asksForCode()).isTrue();
        assertThat(seen(end)).isEqualTo(seen(unknown)).contains(WRONG);
        assertThat(limits(agency)).contains("recovery_account");
    }

    private static String seen(Page page) {
        return page.status()
                + page.text().replaceAll("\\d+ seconds|\\d+ (minute|hour)s?|\\d{1,2}:\\d\\d\\h[AP]M", "some time");
    }

    @Test
    void are_three_rows_in_a_day_from_one_network_and_leave_room_for_another(Stage stage) throws IOException {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person().hasPassword());
        for (int row = 1; row <= 3; row++) {
            assertThat(guesses(stage, agency, agency.visitor(), person).text()).contains(WRONG);
            assertThat(guesses(stage, agency, agency.visitor(), person).text()).contains("too many wrong entries");
            stage.site().database().letsLimitsPass(A_PAUSE);
        }
        assertThat(guesses(stage, agency, agency.visitor(), person).text()).contains("too many wrong entries");

        try (Relay relay = Relay.to(stage.site().url(), "127.0.0.2")) {
            Visitor owner = new Visitor(relay.url() + "/realms/" + agency.name());
            Forgetful who = new Forgetful(agency, owner);
            Await.passes(Forgetful.ALL_SENT);
            int sent = stage.mail().codes(person.email()).size();
            Page asked = who.identifies(Forgetful.number(person), person.email());
            assertThat(who.enters(asked, stage.mail().code(person.email(), sent + 1))
                            .has("#kc-passwd-update-form"))
                    .isTrue();
        }
        stage.site().database().letsLimitsPass(A_DAY);
        assertThat(guesses(stage, agency, agency.visitor(), person).text()).contains(WRONG);
    }

    @Test
    void are_ten_rows_in_a_day_from_all_networks(Stage stage) throws IOException {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person().hasPassword());
        List<String> seen = new ArrayList<>();
        for (int network = 2; network <= 5; network++) {
            try (Relay relay = Relay.to(stage.site().url(), "127.0.0." + network)) {
                for (int row = 1; row <= 3; row++) {
                    Visitor visitor = new Visitor(relay.url() + "/realms/" + agency.name());
                    seen.add(guesses(stage, agency, visitor, person).text());
                    stage.site().database().letsLimitsPass(A_PAUSE);
                }
            }
        }
        assertThat(seen.subList(0, 10)).allMatch(text -> text.contains(WRONG));
        assertThat(seen.subList(10, 12)).allMatch(text -> text.contains("too many wrong entries"));
    }

    /** Sixty-four, and none of them locks: from then on codes are so long that nobody guesses one. */
    @Test
    void are_at_codes_of_ten_digits_once_there_were_too_many(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        agency.sets(Forgetful.FLOW, "identity-check-recovery-code", Map.of("maxFailures", "20"));
        Person person = Forgetful.numbered(agency.person().hasPassword());

        List<String> seen = guessesFor(stage, agency, Forgetful.number(person), person.email(), 64);

        assertThat(seen).allMatch(text -> text.contains(WRONG));
        assertThat(guessesFor(stage, agency, "NOBODY2", person.email(), 64)).isEqualTo(seen);
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        Await.passes(Forgetful.ALL_SENT);
        int sent = stage.mail().codes(person.email()).size();
        Forgetful owner = Forgetful.at(agency);
        Page asked = owner.identifies(Forgetful.number(person), person.email());
        String code = stage.mail().code(person.email(), sent + 1);
        assertThat(code).hasSize(10);
        Page tooShort = owner.enters(asked, "000000");
        assertThat(tooShort.text()).contains("no longer valid");
        assertThat(owner.enters(tooShort, code).has("#kc-passwd-update-form")).isTrue();

        stage.site().database().letsLimitsPass(Duration.ofDays(31));
        Forgetful later = Forgetful.at(agency);
        later.identifies(Forgetful.number(person), person.email());
        assertThat(stage.mail().code(person.email(), sent + 2)).hasSize(6);
    }

    private static List<String> guessesFor(Stage stage, Agency agency, String number, String email, int guesses) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < guesses) {
            stage.site().database().letsLimitsPass(seen.size() == 60 ? A_DAY : A_PAUSE);
            Forgetful who = Forgetful.at(agency);
            Page page = who.identifies(number, email);
            for (int guess = 0; guess < 20 && seen.size() < guesses; guess++) {
                page = who.enters(page, "00%04d".formatted(seen.size()));
                seen.add(seen(page));
            }
        }
        return seen;
    }

    @Test
    void that_a_limit_denies_are_told_to_operators_as_all_else_that_one_denies(Stage stage) {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person().hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page page = who.identifies(Forgetful.number(person), person.email());
        for (int guess = 1; guess <= 2; guess++) {
            page = who.enters(page, "000000");
        }
        who.visitor().presses(page, "resend");

        assertThat(limits(agency)).containsExactlyInAnyOrder("recovery_guess", "recovery_code");
        assertThat(stage.site().log().lines())
                .filteredOn(line -> line.contains("event=recovery_limited realm=" + agency.name()))
                .hasSize(2)
                .noneMatch(line -> line.contains(person.email()) || line.contains(Forgetful.number(person)));
        assertThat(stage.site().metrics())
                .contains(
                        "identity_check_limits_hit_total{limit=\"recovery_code\"}",
                        "identity_check_limits_hit_total{limit=\"recovery_guess\"}");
    }

    @Test
    void begin_no_more_often_than_a_client_address_may_and_operators_are_told(Stage stage) {
        Agency agency = agency(stage);
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.recoveryPerAddress", "1"));
        Person person = Forgetful.numbered(agency.person().hasPassword());
        assertThat(Forgetful.at(agency)
                        .identifies(Forgetful.number(person), person.email())
                        .asksForCode())
                .isTrue();

        Page page = Forgetful.at(agency).identifies(Forgetful.number(person), person.email());

        assertThat(page.has("#kc-identity-check-recovery")).as(page.toString()).isTrue();
        assertThat(limits(agency)).containsExactly("recovery_begin");
        assertThat(stage.site().log().lines())
                .filteredOn(line -> line.contains("event=recovery_limited realm=" + agency.name()))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).doesNotContain(person.email()).contains("limit=recovery_begin"));
        assertThat(stage.site().metrics()).contains("identity_check_limits_hit_total{limit=\"recovery_begin\"}");
    }

    /** The limits that the realm's events name. */
    private static List<String> limits(Agency agency) {
        List<String> limits = new ArrayList<>();
        for (JsonNode event : agency.admin().get(agency.path("/events?max=1000"))) {
            JsonNode details = event.path("details");
            if (details.path("identity_check").asText().equals("limited")) {
                limits.add(details.path("identity_check_limit").asText());
            }
        }
        return limits;
    }

    private static Page guesses(Stage stage, Agency agency, Visitor visitor, Person person) {
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        Forgetful who = new Forgetful(agency, visitor);
        return who.enters(who.identifies(Forgetful.number(person), person.email()), "000000");
    }
}
