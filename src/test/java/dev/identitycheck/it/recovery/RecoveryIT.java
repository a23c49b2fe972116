package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("The recovery of a forgotten password")
class RecoveryIT {

    private static final String NEW = "a new password 1";
    private static @Nullable Agency shared;

    private static synchronized Agency agency(Stage stage) {
        if (shared == null) {
            shared = Forgetful.agency(stage.site().agencyWithoutStep());
        }
        return shared;
    }

    private static Person person(Stage stage) {
        return Forgetful.numbered(agency(stage).person().hasPassword());
    }

    private static Page codePage(Forgetful who, Person person) {
        return who.identifies(Forgetful.number(person), person.email());
    }

    @Test
    void ends_with_a_new_password_and_nobody_signed_in(Stage stage) {
        Person person = person(stage);
        Forgetful who = Forgetful.at(person.agency());
        Page asked = codePage(who, person);
        assertThat(asked.asksForCode()).isTrue();
        assertThat(asked.text()).doesNotContain(person.username());

        Page choosing = who.enters(asked, stage.mail().code(person.email()));
        Page end = who.chooses(choosing, NEW);

        assertThat(end.isSignedIn()).isFalse();
        assertThat(end.text()).contains("updated");
        assertThat(Forgetful.at(person.agency())
                        .signsIn(person, person.password())
                        .isSignedIn())
                .isFalse();
        assertThat(Forgetful.at(person.agency()).signsIn(person, NEW).isSignedIn())
                .isTrue();
        assertThat(person.agency().outcomes(person)).contains("challenged", "confirmed");
    }

    @Test
    void ends_the_sessions_that_there_are(Stage stage) {
        Person person = person(stage);
        Visitor elsewhere = person.agency().visitor();
        JsonNode tokens =
                elsewhere.tokens(new Forgetful(person.agency(), elsewhere).signsIn(person, person.password()));
        Forgetful who = Forgetful.at(person.agency());
        Page choosing = who.enters(codePage(who, person), stage.mail().code(person.email()));
        who.chooses(choosing, NEW);
        assertThat(elsewhere.refreshes(tokens)).isFalse();
    }

    @Test
    void takes_over_what_was_typed_on_the_login_page(Stage stage) {
        Forgetful who = Forgetful.at(agency(stage));
        Page refused = who.visitor()
                .posts(who.visitor()
                        .opens(Map.of())
                        .form("#kc-form-login")
                        .with("username", "TAX 77")
                        .with("password", "wrong"));
        Page asked = who.visitor().goesTo(refused.link("a[href*=reset-credentials]"));
        assertThat(asked.attribute("#idNumber", "value")).isEqualTo("TAX 77");
    }

    @Test
    void asks_for_whole_entries_and_begins_nothing_without(Stage stage) {
        Forgetful who = Forgetful.at(agency(stage));
        Page page = who.begins();
        Page noNumber = who.identifies(page, "<b>", "somebody@agency.example");
        assertThat(noNumber.text("#input-error-idNumber")).isNotBlank();
        assertThat(noNumber.attribute("#email", "value")).isEqualTo("somebody@agency.example");
        Page tooLong = who.identifies(noNumber, "1".repeat(200), "somebody@agency.example");
        assertThat(tooLong.has("#input-error-idNumber")).isTrue();
        assertThat(who.identifies(tooLong, "TAX1", "no address").text("#input-error-email"))
                .isNotBlank();
    }

    @Test
    void tells_nobody_whether_there_is_such_an_account(Stage stage) {
        Agency agency = agency(stage);
        Person real = person(stage);
        Person disabled = person(stage);
        agency.changeAccount(disabled, account -> account.put("enabled", false));
        Person unproved = person(stage);
        agency.changeAccount(unproved, account -> account.put("emailVerified", false));
        Person without = Forgetful.numbered(agency.person());

        List<List<String>> seen = List.of(
                watched(agency, Forgetful.number(real), real.email()),
                watched(agency, "UNKNOWN1", real.email()),
                watched(agency, Forgetful.number(real), "someone@agency.example"),
                watched(agency, Forgetful.number(real), without.email()),
                watched(agency, Forgetful.number(disabled), disabled.email()),
                watched(agency, Forgetful.number(unproved), unproved.email()),
                watched(agency, Forgetful.number(without), without.email()));

        assertThat(seen).allMatch(pages -> pages.equals(seen.get(0)));
        assertThat(seen.get(0).get(5)).contains("no attempts left");
        stage.mail().code(real.email());
        Await.passes(Forgetful.ALL_SENT);
        for (Person nobody : List.of(disabled, unproved, without)) {
            assertThat(stage.mail().to(nobody.email())).isEmpty();
        }
        assertThat(stage.mail().to("someone@agency.example")).isEmpty();
    }

    /** What somebody sees who asks, guesses more often than is allowed, asks again and begins anew. */
    private static List<String> watched(Agency agency, String number, String email) {
        Forgetful who = Forgetful.at(agency);
        Page page = who.identifies(number, email);
        List<String> seen = new ArrayList<>(List.of(seen(page)));
        for (int guess = 1; guess <= 20; guess++) {
            page = who.enters(page, "0000%02d".formatted(guess));
            seen.add(seen(page));
        }
        seen.add(seen(who.visitor().presses(page, "resend")));
        seen.add(seen(Forgetful.at(agency).identifies(number, email)));
        return seen;
    }

    private static String seen(Page page) {
        return page.status()
                + page.text()
                        .replaceAll(".•••@.•••", "masked")
                        .replaceAll("\\d+ seconds|\\d+ (minute|hour)s?|\\d{1,2}:\\d\\d\\h[AP]M", "some time");
    }

    /**
     * Twenty times from the beginning, each time with a wrong code: counts, waits and pages are those of what was
     * typed.
     */
    @Test
    void looks_the_same_on_each_of_twenty_tries(Stage stage) {
        Agency agency = agency(stage);
        Person real = person(stage);
        Person other = person(stage);

        List<List<String>> seen = List.of(
                tries(agency, Forgetful.number(real), real.email()),
                tries(agency, "UNKNOWN2", real.email()),
                tries(agency, Forgetful.number(real), other.email()));

        assertThat(seen.get(0)).hasSize(40).doesNotHaveDuplicates();
        assertThat(seen).allMatch(pages -> pages.equals(seen.get(0)));
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().codes(other.email())).isEmpty();
        assertThat(stage.mail().codes(real.email())).hasSize(1);
    }

    private static List<String> tries(Agency agency, String number, String email) {
        List<String> seen = new ArrayList<>();
        for (int each = 1; each <= 20; each++) {
            Forgetful who = Forgetful.at(agency);
            Page page = who.identifies(number, email);
            seen.add(each + ": " + seen(page));
            seen.add(each + " wrong: " + seen(who.enters(page, "0000%02d".formatted(each))));
        }
        return seen;
    }

    @Test
    void looks_at_no_more_codes_than_allowed_and_locks_nobody(Stage stage) {
        Person person = person(stage);
        Forgetful who = Forgetful.at(person.agency());
        Page page = codePage(who, person);
        String code = stage.mail().code(person.email());
        for (int guess = 1; guess <= 5; guess++) {
            page = who.enters(page, Wrong.codeFor(code, guess));
        }
        assertThat(who.enters(page, code).asksForCode()).isTrue();
        Forgetful again = Forgetful.at(person.agency());
        assertThat(codePage(again, person).failuresLeft()).isZero();
        assertThat(Forgetful.at(person.agency())
                        .signsIn(person, person.password())
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void takes_a_code_in_its_own_login_alone(Stage stage) {
        Person person = person(stage);
        Forgetful owner = Forgetful.at(person.agency());
        codePage(owner, person);
        String code = stage.mail().code(person.email());
        Forgetful other = Forgetful.at(person.agency());
        Page page = codePage(other, person);
        assertThat(other.enters(page, code).asksForCode()).isTrue();
    }

    @Test
    void sends_one_message_for_twenty_tabs(Stage stage) {
        Person person = person(stage);
        List<Page> pages = IntStream.range(0, 20)
                .mapToObj(tab -> codePage(Forgetful.at(person.agency()), person))
                .toList();
        assertThat(pages).allMatch(Page::asksForCode);
        stage.mail().code(person.email());
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void cannot_be_gone_back_to_after_its_end(Stage stage) {
        Person person = person(stage);
        Forgetful who = Forgetful.at(person.agency());
        Page asked = codePage(who, person);
        String code = stage.mail().code(person.email());
        Page choosing = who.enters(asked, code);
        who.chooses(choosing, NEW);
        assertThat(who.enters(asked, code).has("#kc-passwd-update-form")).isFalse();
        assertThat(who.chooses(choosing, "another password 2").isBroken()).isFalse();
        assertThat(Forgetful.at(person.agency()).signsIn(person, NEW).isSignedIn())
                .isTrue();
    }

    @Test
    void leaves_a_second_factor_to_be_asked_for(Stage stage) {
        Person person = person(stage);
        person.agency().changeAccount(person, account -> account.putArray("credentials")
                .addObject()
                .put("type", "otp")
                .put("secretData", "{\"value\":\"JBSWY3DPEHPK3PXP\"}")
                .put("credentialData", "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}"));
        Forgetful who = Forgetful.at(person.agency());
        Page end = who.chooses(who.enters(codePage(who, person), stage.mail().code(person.email())), NEW);
        assertThat(end.isSignedIn()).isFalse();
        assertThat(Forgetful.at(person.agency()).signsIn(person, NEW).has("#kc-otp-login-form"))
                .isTrue();
    }

    @Test
    void takes_each_proof_of_work_once_and_where_it_was_asked_for(Stage stage) {
        Agency agency = agency(stage);
        Forgetful who = Forgetful.at(agency);
        Page page = who.begins();
        String solution = Forgetful.solution(page);
        Page code = who.visitor()
                .posts(Forgetful.filled(page, "TAX1", "one@agency.example").with("altcha", solution));
        assertThat(code.asksForCode()).isTrue();
        Page again = who.beginsAgain(code);
        assertThat(who.visitor()
                        .posts(Forgetful.filled(again, "TAX1", "one@agency.example")
                                .with("altcha", solution))
                        .asksForCode())
                .isFalse();

        Agency other = Forgetful.agency(stage.site().agencyWithoutStep());
        Page elsewhere = Forgetful.at(other).begins();
        Page here = Forgetful.at(agency).begins();
        Forgetful stranger = Forgetful.at(agency);
        Page mine = stranger.begins();
        for (Page foreign : List.of(elsewhere, here)) {
            mine = stranger.visitor()
                    .posts(Forgetful.filled(mine, "TAX1", "two@agency.example")
                            .with("altcha", Forgetful.solution(foreign)));
            assertThat(mine.asksForCode()).isFalse();
        }
        assertThat(stranger.identifies(mine, "TAX1", "two@agency.example").asksForCode())
                .isTrue();
    }

    @Test
    void is_begun_by_a_text_message_from_the_phone_on_file_alone(Stage stage) {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Person other = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());

        assertThat(Hook.at(agency).hears("m-1", other.phone(), "BH MK " + Forgetful.number(person), "forged"))
                .isEqualTo(403);
        assertThat(Hook.at(agency).hears("m-2", other.phone(), "BH MK " + Forgetful.number(person)))
                .isEqualTo(204);
        assertThat(Hook.at(agency).hears("m-3", person.phone(), "bh mk " + Forgetful.number(person)))
                .isEqualTo(204);
        String code = stage.sms().code(person.phone());
        assertThat(Hook.at(agency).hears("m-3", person.phone(), "BH MK " + Forgetful.number(person)))
                .isEqualTo(204);
        Await.passes(Forgetful.ALL_SENT);

        Forgetful who = Forgetful.at(agency);
        Page asked = who.identifies(Forgetful.number(person), "");
        assertThat(asked.asksForCode()).isTrue();
        Page again = who.enters(asked, Wrong.codeFor(code));
        assertThat(who.enters(again, code).has("#kc-passwd-update-form")).isTrue();
        assertThat(stage.sms().to(person.phone())).hasSize(1);
        assertThat(stage.sms().to(other.phone())).isEmpty();
        Forgetful twice = Forgetful.at(agency);
        assertThat(twice.enters(twice.identifies(Forgetful.number(person), ""), code)
                        .asksForCode())
                .isTrue();
    }

    @Test
    void by_text_message_takes_nothing_from_other_senders_and_tells_the_operator_what_is_kept_back(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.smsPerAddress", "4"));
        List<Person> people = IntStream.range(0, 3)
                .mapToObj(
                        each -> Forgetful.numbered(agency.person(Contacts.PHONE).hasPassword()))
                .toList();
        for (int each = 0; each < 3; each++) {
            Person person = people.get(each);
            assertThat(Hook.at(agency).hears("share-" + each, person.phone(), "BH MK " + Forgetful.number(person)))
                    .isEqualTo(204);
        }
        Await.passes(Forgetful.ALL_SENT);
        assertThat(people)
                .allSatisfy(person -> assertThat(stage.sms().to(person.phone())).hasSize(1));

        Person again = people.get(0);
        stage.site().database().letsLimitsPass(Duration.ofSeconds(61)); // or resendInterval would keep it back
        assertThat(Hook.at(agency).hears("share-again", again.phone(), "BH MK " + Forgetful.number(again)))
                .isEqualTo(204);
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.sms().to(again.phone())).hasSize(1);
        assertThat(agency.outcomes(again)).contains("limited");
        List<String> told = stage.site()
                .log()
                .lines()
                .filter(line -> line.contains("event=recovery_limited realm=" + agency.name()))
                .toList();
        assertThat(told)
                .hasSize(1)
                .allMatch(line -> line.contains("channel=sms limit=address"))
                .noneMatch(line -> line.contains(again.phone()) || line.contains(Forgetful.number(again)));
        assertThat(stage.site().metrics()).contains("identity_check_limits_hit_total{limit=\"address\"}");
    }

    @Test
    void counts_all_spellings_of_a_number_as_one(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        String digits = person.username().replaceAll("\\D", "");
        agency.changeAccount(person, account -> account.withObject("/attributes")
                .putArray(Forgetful.ATTRIBUTE)
                .add("kod" + digits));
        for (String spelling : List.of("KOD", "kod", "\u212AOD", "\uFF2BOD")) {
            assertThat(Forgetful.at(agency)
                            .identifies(spelling + digits, person.email())
                            .asksForCode())
                    .isTrue();
        }
        stage.mail().code(person.email());
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().codes(person.email())).hasSize(1);
    }

    @Test
    void by_text_message_ends_with_the_phone_that_had_the_code(Stage stage) {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        Hook.at(agency).hears("m-5", person.phone(), "BH MK " + Forgetful.number(person));
        String code = stage.sms().code(person.phone());
        Forgetful who = Forgetful.at(agency);
        Page asked = who.identifies(Forgetful.number(person), "");

        agency.changeAccount(person, account -> account.withObject("/attributes")
                .putArray("phoneNumberVerified")
                .add("false"));

        assertThat(who.enters(asked, code).asksForCode()).isTrue();
    }

    @Test
    void by_text_message_proves_no_address(Stage stage) {
        Agency agency = agency(stage);
        Person person = Forgetful.numbered(agency.person(Contacts.PHONE).hasPassword());
        assertThat(Hook.at(agency).hears("m-4", person.phone(), "BH MK " + Forgetful.number(person)))
                .isEqualTo(204);
        Forgetful who = Forgetful.at(agency);
        Page asked = who.identifies(Forgetful.number(person), "");
        who.chooses(who.enters(asked, stage.sms().code(person.phone())), NEW);
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isTrue();
        assertThat(person.account().path("emailVerified").asBoolean()).isFalse();
    }

    @Test
    void sends_the_code_to_the_phone_on_file_where_people_are_asked_for_that(Stage stage) {
        Agency byPhone = Forgetful.agency(stage.site().agencyWithoutStep());
        byPhone.sets(Forgetful.FLOW, "identity-check-recovery-identify", Map.of("contact", "phone"));
        Person person = Forgetful.numbered(byPhone.person(Contacts.BOTH).hasPassword());
        Forgetful who = Forgetful.at(byPhone);
        Page page = who.begins();
        assertThat(page.has("#email")).isFalse();
        page = who.saysPhone(page, Forgetful.number(person), "0039 06 1");
        assertThat(page.text("#input-error-phone")).isNotBlank();
        page = who.saysPhone(page, Forgetful.number(person), person.phone());
        assertThat(page.asksForCode()).as(page.toString()).isTrue();

        who.chooses(who.enters(page, stage.sms().code(person.phone())), NEW);

        assertThat(Forgetful.at(byPhone).signsIn(person, NEW).isSignedIn()).isTrue();
        assertThat(stage.mail().codes(person.email())).isEmpty();
    }

    @Test
    void gives_people_without_a_password_one_where_the_realm_says_so(Stage stage) {
        Agency open = Forgetful.agency(stage.site().agencyWithoutStep());
        open.sets(Forgetful.FLOW, "identity-check-recovery-code", Map.of("withoutPassword", "true"));
        Person person = Forgetful.numbered(open.person());
        Forgetful who = Forgetful.at(open);

        who.chooses(who.enters(codePage(who, person), stage.mail().code(person.email())), NEW);

        assertThat(Forgetful.at(open).signsIn(person, NEW).isSignedIn()).isTrue();
    }

    @Test
    void mails_a_temporary_password_that_must_be_changed(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        mailsPasswords(agency);
        Person person = Forgetful.numbered(agency.person().hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page end = who.enters(codePage(who, person), stage.mail().code(person.email()));
        assertThat(end.isSignedIn()).isFalse();
        Mail mail = Await.get("the password", () -> stage.mail().to(person.email()).stream()
                .filter(m -> m.text().contains("You asked for a new password"))
                .findFirst());
        Matcher password = Pattern.compile("(?m)^\\s+(\\S{16,})\\s*$").matcher(mail.text());
        assertThat(password.find()).isTrue();
        assertThat(Forgetful.at(agency).signsIn(person, person.password()).has("#kc-form-login"))
                .isTrue();
        assertThat(Forgetful.at(agency).signsIn(person, password.group(1)).has("#kc-passwd-update-form"))
                .isTrue();
    }

    @Test
    void mails_no_password_to_an_address_that_counts_for_nothing_yet(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        mailsPasswords(agency);
        agency.sets("mailed password", "identity-check-recovery-identify", Map.of("contact", "phone"));
        Person person = Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword());
        String fresh = "fresh-" + person.email();
        person.provesAnotherAddress(fresh).hadContactsSince(Duration.ofHours(1));
        assertThat(stage.mail().to(fresh)).hasSize(1);
        Forgetful who = Forgetful.at(agency);
        Page asked = who.saysPhone(who.begins(), Forgetful.number(person), person.phone());

        Page end = who.enters(asked, stage.sms().code(person.phone()));

        assertThat(end.has("#kc-passwd-update-form")).isFalse();
        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.mail().to(fresh)).hasSize(1);
        assertThat(Forgetful.at(agency).signsIn(person, person.password()).isSignedIn())
                .isTrue();
    }

    static void mailsPasswords(Agency agency) {
        agency.hasRequiredFlow(
                "mailed password",
                "identity-check-recovery-identify",
                "identity-check-recovery-code",
                "identity-check-recovery-password");
        agency.changeRealm(realm -> realm.put("resetCredentialsFlow", "mailed password"));
    }

    @Test
    void is_taken_back_by_the_removal_of_the_set_up(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        assertThat(agency.steps(Forgetful.FLOW))
                .extracting(step -> step.path("providerId").asText())
                .containsExactly("identity-check-recovery-identify", "identity-check-recovery-code", "reset-password");
        agency.admin().sends("DELETE", agency.path("/identity-check/setup"));
        assertThat(agency.admin()
                        .get(agency.path(""))
                        .path("resetCredentialsFlow")
                        .asText())
                .isEqualTo("reset credentials");
    }

    @Test
    void has_people_without_javascript_wait(Stage stage) {
        Forgetful who = Forgetful.at(agency(stage));
        Page page = who.begins();
        assertThat(page.has("noscript")).isTrue();
        Page told = who.visitor().posts(Forgetful.filled(page, "TAX1", "three@agency.example"));
        assertThat(told.asksForCode()).isFalse();
        assertThat(told.text()).contains("Please wait");
        assertThat(told.attribute("input[name=altchaWait]", "value"))
                .isEqualTo(page.attribute("input[name=altchaWait]", "value"));
    }
}
