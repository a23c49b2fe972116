package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Bad input")
class BadInputIT {

    private static Person person(Agency agency) {
        return agency.person().knownAt(ALFA).linkedTo(BETA);
    }

    static Stream<String> codes() {
        return Stream.of(
                "",
                "   ",
                "12345",
                "1234567",
                "1".repeat(10_000),
                "12345\u0000",
                "\u0007\u001b[31m123456",
                "\u202e54321", // a mark counts for nothing, and five digits are no code
                "\u0661\u0662\u0663\u0664\u0665", // five Arabic-Indic digits
                "\u2460\u2461\u2462\u2463\u2464\u2465", // six circled numbers, which are no digits
                "123456\r\nSet-Cookie: a=b",
                "<script>alert(1)</script>",
                "' or 1=1 --",
                "${7*7}");
    }

    /** Nothing that can be a code costs nothing, and the right one still works. */
    @ParameterizedTest
    @MethodSource("codes")
    void that_is_no_code_gets_the_page_again_and_costs_nothing(String entry, Stage stage) {
        asksAgain(stage, form -> form.with("code", entry).and("action", "verify"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VERIFY", "delete", "verify ", "use-pin", "use-sms", "\u0000"})
    void an_action_that_is_not_offered_is_not_taken(String action, Stage stage) {
        asksAgain(stage, form -> form.with("code", "").and("action", action));
    }

    @Test
    void a_form_without_any_field_gets_the_page_again(Stage stage) {
        asksAgain(stage, form -> new Form(form.action(), List.of()));
    }

    @Test
    void a_missing_code_gets_the_page_again(Stage stage) {
        asksAgain(stage, form -> form.without("code").and("action", "verify"));
    }

    @Test
    void two_codes_at_once_are_none(Stage stage) {
        asksAgain(
                stage, form -> form.with("code", "111111").and("code", "222222").and("action", "verify"));
    }

    @Test
    void two_actions_at_once_are_none(Stage stage) {
        asksAgain(
                stage,
                form -> form.with("code", "111111").and("action", "verify").and("action", "cancel"));
    }

    /** The server's own page of ways to sign in has this one alone; choosing it comes back to the code page. */
    @Test
    void another_way_to_sign_in_is_no_way_around(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        Page ways = visitor.posts(page.codeForm().with("code", "").and("tryAnotherWay", "on"));
        assertThat(ways.isBroken()).as(ways.toString()).isFalse();
        assertThat(ways.isSignedIn()).isFalse();

        page = visitor.posts(ways.form("#kc-select-credential-form"));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(stage.mail().codes(person.email())).containsExactly(code);
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
    }

    @Test
    void another_way_to_sign_in_is_named_in_words(Stage stage) {
        Agency agency = stage.agency();
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person(agency));

        Page ways = visitor.posts(page.codeForm().with("code", "").and("tryAnotherWay", "on"));

        assertThat(ways.text()).doesNotContain("identity-check-display-name", "identity-check-help-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticationExecution", "switchOrganization"})
    void a_field_of_the_servers_own_lets_nobody_in(String field, Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);

        Page answer = visitor.posts(
                page.codeForm().with("code", "").and("action", "verify").and(field, "3f0c7e6a-0000-4000-8000-0000"));

        assertThat(answer.isBroken()).as(answer.toString()).isFalse();
        assertThat(answer.isSignedIn()).as(answer.toString()).isFalse();
        assertThat(person.count("identity-check.failures")).isZero();
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    private static void asksAgain(Stage stage, UnaryOperator<Form> badly) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        page = visitor.posts(badly.apply(page.codeForm()));

        assertThat(page.isBroken()).as(page.toString()).isFalse();
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.count("identity-check.failures")).isZero();
        assertThat(stage.mail().codes(person.email())).hasSize(1);
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();
    }

    @Test
    void a_confirmed_form_posted_again_lets_nobody_else_in(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        assertThat(visitor.entersCode(page, code).isSignedIn()).isTrue();

        Page again = visitor.entersCode(page, code);
        Page elsewhere = agency.visitor().entersCode(page, code);

        assertThat(again.isBroken()).as(again.toString()).isFalse();
        assertThat(elsewhere.isBroken()).as(elsewhere.toString()).isFalse();
        assertThat(elsewhere.isSignedIn()).as(elsewhere.toString()).isFalse();
    }

    @Test
    void a_form_of_another_persons_login_lets_nobody_in_and_counts_for_nobody(Stage stage) {
        Agency agency = stage.agency();
        Person one = person(agency);
        Person other = person(agency);
        Visitor ones = agency.visitor();
        Visitor others = agency.visitor();
        Page onesPage = ones.signsInWith(BETA, one);
        Page othersPage = others.signsInWith(BETA, other);
        String othersCode = stage.mail().code(other.email());
        String onesCode = stage.mail().code(one.email());

        Page page = ones.entersCode(othersPage, othersCode);

        assertThat(page.isBroken()).as(page.toString()).isFalse();
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(one.count("identity-check.failures") + other.count("identity-check.failures"))
                .isZero();
        assertThat(others.entersCode(othersPage, othersCode).isSignedIn()).isTrue();
        Page restarted = page.asksForCode() ? page : ones.reloads(onesPage);
        assertThat(ones.entersCode(restarted, onesCode).isSignedIn()).isTrue();
    }

    @Test
    void another_persons_code_is_a_wrong_one(Stage stage) {
        Agency agency = stage.agency();
        Person one = person(agency);
        Person other = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, one);
        agency.visitor().signsInWith(BETA, other);

        page = visitor.entersCode(page, stage.mail().code(other.email()));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(one.count("identity-check.failures")).isEqualTo(1);
        assertThat(other.count("identity-check.failures")).isZero();
    }

    @Test
    void a_form_for_another_execution_is_not_counted(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        String elsewhere = page.codeForm()
                .action()
                .replaceAll("execution=[^&]*", "execution=3f0c7e6a-0000-4000-8000-000000000000");

        Page answer = visitor.posts(
                page.codeForm().with("code", code).and("action", "verify").to(elsewhere));

        assertThat(answer.isBroken()).as(answer.toString()).isFalse();
        assertThat(answer.isSignedIn()).as(answer.toString()).isFalse();
        assertThat(person.count("identity-check.failures")).isZero();
    }

    @Test
    void a_restarted_login_comes_to_the_same_question(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        page = visitor.entersCode(page, Wrong.codeFor(code));

        Page start = visitor.goesTo(page.url()
                .replaceAll("/login-actions/[^?]*", "/login-actions/restart")
                .replaceAll("(execution|session_code)=[^&]*&", ""));
        assertThat(start.isBroken()).as(start.toString()).isFalse();
        assertThat(start.isSignedIn()).as(start.toString()).isFalse();

        Page again = visitor.signsInWith(BETA, person);
        assertThat(again.asksForCode()).as(again.toString()).isTrue();
        assertThat(again.failuresLeft()).isEqualTo(4);
    }

    @Test
    void in_two_tabs_both_ask_and_one_confirmation_is_enough(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page first = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        Page second = visitor.signsInWith(BETA, person);
        assertThat(second.asksForCode()).as(second.toString()).isTrue();

        assertThat(visitor.entersCode(first, code).isSignedIn()).isTrue();
        Page stale = visitor.entersCode(second, code);

        assertThat(stale.isBroken()).as(stale.toString()).isFalse();
        assertThat(person.count("identity-check.failures")).isZero();
        assertThat(visitor.signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void a_login_whose_browser_lost_its_cookies_is_not_broken(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        visitor.forgetsEverything();

        Page answer = visitor.entersCode(page, code);

        assertThat(answer.isBroken()).as(answer.toString()).isFalse();
        assertThat(answer.isSignedIn()).as(answer.toString()).isFalse();
    }

    @Test
    void a_login_whose_time_is_up_is_said_so_and_counts_nothing(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = person(agency);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());

        agency.changeRealm(realm -> realm.put("accessCodeLifespanLogin", 2).put("accessCodeLifespan", 2));
        Await.passes(Duration.ofSeconds(3));
        Page late = visitor.entersCode(page, code);

        assertThat(late.isBroken()).as(late.toString()).isFalse();
        assertThat(late.isSignedIn()).as(late.toString()).isFalse();
        assertThat(person.count("identity-check.failures")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codeLength=5",
                "codeLength=eleven",
                "codeLifetime=3600",
                "maxFailures=0",
                "maxTotalFailures=3",
                "channel=pigeon",
                "mode=perhaps",
                "resendInterval=-1",
                "noContact=",
                "lockScope=everybody"
            })
    void settings_out_of_range_keep_unknown_identities_out_and_known_ones_in(String setting, Stage stage) {
        String key = setting.substring(0, setting.indexOf('='));
        Agency agency = stage.agency(Map.of("acceptedCodes", "2")); // one that other tests do not use
        agency.setsStep(Map.of());
        Person person = person(agency);
        agency.setsStep(Map.of(key, setting.substring(setting.indexOf('=') + 1)));

        Page page = agency.visitor().signsInWith(BETA, person);

        if (setting.endsWith("=")) {
            assertThat(page.asksForCode())
                    .as("an empty field is the default: " + page)
                    .isTrue();
        } else {
            assertThat(page.isRefused()).as(page.toString()).isTrue();
            assertThat(stage.site().log()).contains(key);
        }
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void a_ledger_that_cannot_be_read_keeps_the_unknown_out(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency);
        stage.site().database().setUserAttribute(person.id(), "identity-check.identities", "{not json");
        agency.admin().post(agency.path("/clear-user-cache"), Map.of("realm", agency.name()));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(page.isBroken()).isFalse();
        assertThat(stage.site().log()).contains("identity-check.identities");
    }
}
