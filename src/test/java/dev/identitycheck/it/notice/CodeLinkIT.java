package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import dev.identitycheck.it.centre.Owner;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("“It wasn't me” in a message with a code")
class CodeLinkIT {

    private static final int PAIRS = 20;
    private static final Duration ONE_INTERVAL = Duration.ofSeconds(61);
    private static final Duration LONG_AFTER = Duration.ofMinutes(11);

    /** The link in the latest mail with a code. */
    static String link(Stage stage, String address) {
        return Await.get("the link in a mail to " + address, () -> stage.mail().to(address).stream()
                .filter(mail -> mail.text().contains("/identity-check/d/"))
                .reduce((earlier, later) -> later)
                .map(Mail::link));
    }

    static Form form(Agency agency, String link) {
        return agency.visitor().goesTo(link).form("#kc-disown-form").and("action", "disown");
    }

    static Page refuses(Agency agency, String link) {
        return agency.visitor().posts(form(agency, link));
    }

    private static void isRefused(Page page) {
        assertThat(page.isRefused()).as(page.toString()).isTrue();
    }

    private static List<Mail> told(Stage stage, Person person) {
        return stage.mail().notices(person.email()).stream()
                .filter(mail -> !mail.subject().contains("was connected"))
                .toList();
    }

    private static int sessions(Agency agency, Person person) {
        return agency.admin()
                .get(agency.path("/users/" + person.id() + "/sessions"))
                .size();
    }

    private static List<String> codes(Stage stage, Person person) {
        return stage.mail().codes(person.email());
    }

    @Test
    void ends_a_login_with_a_new_identity_in_every_tab_and_leaves_the_owners_sessions_alone(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        Visitor own = agency.visitor();
        assertThat(own.signsInWith(ALFA, person).isSignedIn()).isTrue();
        int before = sessions(agency, person);
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, person);
        String code = stage.mail().code(person.email());
        Visitor elsewhere = agency.visitor();
        Page otherTab = elsewhere.signsInWith(BETA, person);
        assertThat(otherTab.asksForCode()).isTrue();

        Page page = refuses(agency, link(stage, person.email()));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"disowned\"");
        person.letsTimePass(LONG_AFTER);
        isRefused(intruder.reloads(asked));
        assertThat(intruder.entersCode(asked, code).isSignedIn()).isFalse();
        isRefused(elsewhere.presses(otherTab, "resend"));
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
        assertThat(codes(stage, person)).as("no further code").hasSize(1);
        assertThat(sessions(agency, person)).isEqualTo(before);
        assertThat(own.opens(Map.of("prompt", "none")).isSignedIn()).isTrue();
        assertThat(agency.outcomes(person)).contains("code_disowned").doesNotContain("disowned", "confirmed");
        JsonNode event = agency.event(person, "code_disowned");
        assertThat(event.path("details").path("identity_check_purpose").asText())
                .isEqualTo("identity");
        assertThat(event.path("details").path("identity_provider").asText()).isEqualTo(BETA);
    }

    @Test
    void takes_away_a_link_that_the_login_itself_made(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = withAddressOfBeta(agency);
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, person);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isTrue();

        Page page = refuses(agency, link(stage, addressOfBeta(person)));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        isRefused(intruder.reloads(asked));
        isRefused(agency.visitor().signsInWith(BETA, person));
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void blocks_an_identity_before_it_is_linked_though_the_account_had_no_ledger(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksBeforeLinking(Map.of());
        Person person = agency.person(Contacts.EMAIL);
        agency.changeAccount(person, account -> account.put("email", addressOfBeta(person)));
        person.hasIdentityAt(BETA);
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, person);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        String code = stage.mail().code(addressOfBeta(person));

        Page page = refuses(agency, link(stage, addressOfBeta(person)));

        assertThat(Noticed.state(page)).isEqualTo("done");
        isRefused(intruder.entersCode(asked, code));
        isRefused(agency.visitor().signsInWith(BETA, person));
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.outcomes(person)).contains("code_disowned", "blocked");
    }

    private static Person withAddressOfBeta(Agency agency) {
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", addressOfBeta(person)));
        return person.hasIdentityAt(BETA);
    }

    private static String addressOfBeta(Person person) {
        return person.username() + "@spid-beta.example";
    }

    @Test
    void throws_out_whoever_entered_the_code_meanwhile(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        String link = link(stage, person.email());
        Page opened = agency.visitor().goesTo(link);
        assertThat(opened.form("#kc-disown-form")).isNotNull();

        Page page = refuses(agency, link);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(sessions(agency, person)).isZero();
        assertThat(noticed.visitor().opens(Map.of("prompt", "none")).isSignedIn())
                .isFalse();
        assertThat(agency.outcomes(person)).contains("disowned").doesNotContain("code_disowned");
        assertThat(Noticed.state(noticed.opened()))
                .as("the link of the notice about the same")
                .isEqualTo("already");
    }

    @Test
    void changes_nothing_by_being_opened_and_acts_once(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page asked = visitor.signsInWith(BETA, person);
        String link = link(stage, person.email());

        Page opened = agency.visitor().goesTo(link);
        int head = agency.visitor().asks("HEAD", link);
        Page without = agency.visitor().posts(new Form(link, List.of(new Form.Field("action", "disown"))));

        assertThat(Noticed.state(opened)).isEqualTo("ask");
        assertThat(opened.text()).contains(BETA).doesNotContain(person.username(), person.email());
        assertThat(head).isEqualTo(200);
        assertThat(Noticed.state(without)).isEqualTo("ask");
        assertThat(visitor.reloads(asked).asksForCode()).isTrue();
        Form form = form(agency, link);
        List<Page> pages = Crowd.of(20).all(number -> agency.visitor().posts(form));
        assertThat(pages).noneMatch(Page::isBroken);
        assertThat(pages).filteredOn(p -> Noticed.state(p).equals("done")).hasSize(1);
        assertThat(pages).filteredOn(p -> Noticed.state(p).equals("already")).hasSize(19);
        assertThat(agency.outcomes(person)).filteredOn("code_disowned"::equals).hasSize(1);
    }

    @Test
    void is_one_for_all_messages_of_a_login_and_another_for_a_later_one(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page asked = visitor.signsInWith(BETA, person);
        String first = link(stage, person.email());
        person.letsTimePass(ONE_INTERVAL);
        visitor.presses(asked, "resend");
        stage.mail().code(person.email(), 2);
        String second = link(stage, person.email());
        assertThat(second).isNotEqualTo(first);

        assertThat(Noticed.state(refuses(agency, first))).isEqualTo("done");
        assertThat(Noticed.state(agency.visitor().goesTo(second))).isEqualTo("already");

        allows(agency, person);
        person.linkedTo(BETA, person.subjectAtProvider(BETA)).letsTimePass(LONG_AFTER);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        stage.mail().code(person.email(), 3);
        assertThat(Noticed.state(refuses(agency, link(stage, person.email())))).isEqualTo("done");
    }

    private static void allows(Agency agency, Person person) {
        String path = agency.path("/identity-check/users/" + person.id());
        for (JsonNode identity : agency.admin().get(path).path("identities")) {
            if (identity.path("state").asText().equals("disowned")) {
                agency.admin()
                        .sends(
                                "POST",
                                path + "/identities/" + identity.path("id").asText() + "/allow",
                                "{}");
            }
        }
    }

    @Test
    void does_not_work_when_its_time_is_over(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        agency.visitor().signsInWith(BETA, person);
        String link = link(stage, person.email());
        Form form = form(agency, link);

        person.hasHadNoticesFor(Duration.ofDays(7).plusMinutes(1));

        assertThat(Noticed.state(agency.visitor().goesTo(link))).isEqualTo("invalid");
        assertThat(Noticed.state(agency.visitor().posts(form))).isEqualTo("invalid");
        assertThat(person.isLinkedTo(BETA)).isTrue();
    }

    @Test
    void is_obeyed_or_calmly_refused_whatever_became_of_the_account(Stage stage) {
        Agency agency = stage.agency();
        Person locked = asked(stage, agency);
        agency.changeAccount(locked, account -> account.put("enabled", false));
        assertThat(Noticed.state(refuses(agency, link(stage, locked.email())))).isEqualTo("done");

        Person unlocked = asked(stage, agency);
        agency.admin().sends("POST", agency.path("/identity-check/users/" + unlocked.id() + "/unlock"), "{}");
        assertThat(Noticed.state(refuses(agency, link(stage, unlocked.email()))))
                .isEqualTo("done");

        Person reset = asked(stage, agency);
        Form form = form(agency, link(stage, reset.email()));
        agency.admin().sends("POST", agency.path("/identity-check/users/" + reset.id() + "/reset"), "{}");
        assertThat(Noticed.state(agency.visitor().posts(form))).isEqualTo("invalid");

        Person deleted = asked(stage, agency);
        Form last = form(agency, link(stage, deleted.email()));
        agency.admin().delete(agency.path("/users/" + deleted.id()));
        assertThat(Noticed.state(agency.visitor().posts(last))).isEqualTo("invalid");
    }

    private static Person asked(Stage stage, Agency agency) {
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        stage.mail().code(person.email());
        return person;
    }

    /** Whichever is first, the identity is blocked in the end, and nobody is signed in with it. */
    @Test
    void is_obeyed_though_the_code_is_entered_at_the_same_moment(Stage stage) {
        Agency agency = stage.agency();
        for (int pair = 0; pair < PAIRS; pair++) {
            Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
            Visitor intruder = agency.visitor();
            Page asked = intruder.signsInWith(BETA, person);
            String code = stage.mail().code(person.email());
            Form form = form(agency, link(stage, person.email()));

            List<Page> pages = Crowd.of(2)
                    .all(number -> number == 0
                            ? intruder.entersCode(asked, code)
                            : agency.visitor().posts(form));

            assertThat(pages).noneMatch(Page::isBroken);
            assertThat(Noticed.state(pages.get(1))).isEqualTo("done");
            assertThat(person.attribute("identity-check.identities").orElseThrow())
                    .contains("\"disowned\"");
            assertThat(person.isLinkedTo(BETA)).isFalse();
            assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
            assertThat(sessions(agency, person)).as("the owner's own, at most").isLessThanOrEqualTo(1);
        }
    }

    private static Agency afterPassword(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksAfterPassword(Map.of());
        return agency;
    }

    private static Page comes(Visitor visitor, Person person) {
        return visitor.answersLogin(visitor.opens(Map.of()), person);
    }

    @Test
    void ends_a_login_at_the_code_step_in_every_tab(Stage stage) {
        Agency agency = afterPassword(stage);
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        Visitor intruder = agency.visitor();
        Page asked = comes(intruder, person);
        String code = stage.mail().code(person.email());
        Visitor elsewhere = agency.visitor();
        Page otherTab = comes(elsewhere, person);
        assertThat(otherTab.asksForCode()).isTrue();

        Page page = refuses(agency, link(stage, person.email()));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(page.text()).contains("nobody got in").doesNotContain("another message");
        person.letsTimePass(LONG_AFTER);
        Page refused = intruder.entersCode(asked, code);
        isRefused(refused);
        assertThat(refused.text()).contains("was stopped");
        assertThat(person.count("identity-check.code.failures"))
                .as("a right code is no failure")
                .isZero();
        isRefused(intruder.presses(asked, "resend"));
        isRefused(elsewhere.presses(otherTab, "resend"));
        assertThat(codes(stage, person)).as("no further code").hasSize(1);
        assertThat(agency.outcomes(person)).contains("code_disowned", "blocked").doesNotContain("confirmed");

        Page again = comes(agency.visitor(), person);
        assertThat(again.asksForCode()).as("a new login").isTrue();
        assertThat(agency.visitor().goesTo(link(stage, person.email())).has("#kc-disown-form"))
                .isTrue();
    }

    @Test
    void ends_the_sessions_if_a_code_was_entered_at_the_code_step(Stage stage) {
        Agency agency = afterPassword(stage);
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        Visitor intruder = agency.visitor();
        Page in = intruder.entersCode(comes(intruder, person), stage.mail().code(person.email()));
        assertThat(in.isSignedIn()).as(in.toString()).isTrue();

        Page page = refuses(agency, link(stage, person.email()));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(sessions(agency, person)).isZero();
        assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
    }

    @Test
    void leaves_the_sessions_alone_if_the_owner_entered_another_code_at_the_code_step(Stage stage) {
        Agency agency = afterPassword(stage);
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        Visitor stranger = agency.visitor();
        Page asked = comes(stranger, person);
        String theirs = stage.mail().code(person.email());
        String link = link(stage, person.email());
        person.letsTimePass(LONG_AFTER);
        Visitor owner = agency.visitor();
        Page in = owner.entersCode(comes(owner, person), stage.mail().code(person.email(), 2));
        assertThat(in.isSignedIn()).as(in.toString()).isTrue();
        String own = link(stage, person.email());
        String asking = agency.visitor().goesTo(link).text();
        assertThat(asking).contains("another message").doesNotContain("nobody got in");

        Page page = refuses(agency, link);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(sessions(agency, person)).as("the owner's own").isEqualTo(1);
        assertThat(page.text()).contains("another message").doesNotContain("nobody got in");
        assertThat(stranger.entersCode(asked, theirs).isSignedIn()).isFalse();
        assertThat(agency.outcomes(person)).contains("code_disowned").doesNotContain("change_disowned");
        assertThat(Noticed.state(refuses(agency, own))).as("by its own link").isEqualTo("done");
        assertThat(sessions(agency, person)).isZero();
    }

    @Test
    void ends_the_sessions_by_the_first_message_of_a_login_though_only_the_last_code_counted(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.asksAfterPassword(Map.of("acceptedCodes", "1"));
        Person person = agency.person(Contacts.EMAIL).hasPassword();
        Visitor intruder = agency.visitor();
        Page asked = comes(intruder, person);
        stage.mail().code(person.email());
        String first = link(stage, person.email());
        person.letsTimePass(ONE_INTERVAL);
        Page resent = intruder.presses(asked, "resend");
        Page in = intruder.entersCode(resent, stage.mail().code(person.email(), 2));
        assertThat(in.isSignedIn()).as(in.toString()).isTrue();

        assertThat(Noticed.state(refuses(agency, first))).isEqualTo("done");

        assertThat(sessions(agency, person)).isZero();
    }

    @Test
    void ends_a_code_that_is_entered_at_the_code_step_at_the_same_moment(Stage stage) {
        Agency agency = afterPassword(stage);
        for (int pair = 0; pair < PAIRS; pair++) {
            Person person = agency.person(Contacts.EMAIL).hasPassword();
            Visitor intruder = agency.visitor();
            Page asked = comes(intruder, person);
            String code = stage.mail().code(person.email());
            Form form = form(agency, link(stage, person.email()));

            List<Page> pages = Crowd.of(2)
                    .all(number -> number == 0
                            ? intruder.entersCode(asked, code)
                            : agency.visitor().posts(form));

            assertThat(pages).noneMatch(p -> p.status() >= 500);
            assertThat(Noticed.state(pages.get(1))).isEqualTo("done");
            assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn())
                    .as(pages.get(0).toString())
                    .isFalse();
            assertThat(sessions(agency, person)).isZero();
        }
    }

    @Test
    void ends_the_step_up_of_an_operation_and_not_the_session(Stage stage) {
        Agency agency = Owner.offering(stage.site().ownAgency(Map.of()));
        Owner owner = Owner.of(agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA));
        Person person = owner.person();
        assertThat(comes(owner.visitor(), person).isSignedIn()).isTrue();
        Page asked = owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), "+393479000001");
        String code = stage.mail().code(person.email());
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();

        Page page = refuses(agency, link(stage, person.email()));
        Page after = owner.visitor().entersCode(asked, code);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(after.asksForCode()).as(after.toString()).isFalse();
        assertThat(stage.sms().to("+393479000001")).isEmpty();
        assertThat(person.attribute("phoneNumber")).isEmpty();
        assertThat(agency.outcomes(person)).contains("code_disowned");
        assertThat(owner.visitor().opens(Map.of("prompt", "none")).isSignedIn()).isTrue();
    }

    @Test
    void shows_and_changes_nothing_else_where_the_number_is_a_strangers(Stage stage) {
        String number = "+393479000002";
        Agency agency = Owner.offering(stage.site().ownAgency(Map.of()));
        Owner owner = Owner.of(agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA));
        Person person = owner.person();
        Page stepUp = owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), number);
        Page asked = owner.visitor().entersCode(stepUp, stage.mail().code(person.email()));
        String code = stage.sms().code(number);
        String link = sms(stage, number).link().orElseThrow();
        Page opened = agency.visitor().goesTo(link);
        assertThat(opened.text()).doesNotContain(person.username(), person.email(), number, ALFA);

        Page page = refuses(agency, link);

        assertThat(Noticed.state(page)).isEqualTo("done");
        Page after = owner.visitor().entersCode(asked, code);
        assertThat(after.asksForCode()).as(after.toString()).isFalse();
        assertThat(person.attribute("phoneNumber")).isEmpty();
        assertThat(sessions(agency, person)).isPositive();
        assertThat(person.attribute("identity-check.contacts").orElse("")).doesNotContain("disowned");
        Page again = owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), number);
        assertThat(again.asksForCode()).as("the owner may begin again").isTrue();
    }

    @Test
    void comes_too_late_where_the_number_is_verified(Stage stage) {
        String number = "+393479000003";
        Agency agency = Owner.offering(stage.site().ownAgency(Map.of()));
        Owner owner = Owner.of(agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA));
        Person person = owner.person();
        Page stepUp = owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), number);
        Page asked = owner.visitor().entersCode(stepUp, stage.mail().code(person.email()));
        Form form = form(agency, sms(stage, number).link().orElseThrow());
        owner.visitor().entersCode(asked, stage.sms().code(number));
        assertThat(person.attribute("phoneNumber")).hasValue(number);

        assertThat(Noticed.state(agency.visitor().posts(form))).isEqualTo("invalid");
        assertThat(person.attribute("phoneNumber")).hasValue(number);
    }

    private static Sms sms(Stage stage, String number) {
        return Await.get("a text message to " + number, () -> stage.sms().to(number).stream()
                .reduce((earlier, later) -> later));
    }

    @Test
    void is_in_a_text_message_on_the_line_before_the_last(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        agency.visitor().signsInWith(BETA, person);
        String code = stage.sms().code(person.phone());
        Sms message = sms(stage, person.phone());

        List<String> lines = message.text().lines().toList();
        assertThat(lines).as(message.text()).hasSize(3);
        assertThat(lines.get(1)).endsWith(message.link().orElseThrow());
        assertThat(lines.get(2)).startsWith("@").endsWith(" #" + code);
        assertThat(message.text().length()).isLessThanOrEqualTo(160);
        assertThat(Noticed.state(refuses(agency, message.link().orElseThrow()))).isEqualTo("done");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(told(stage, person)).as("nobody else has to be told").isEmpty();
    }

    @Test
    void is_told_by_mail_once_a_day_where_a_text_message_has_no_room(Stage stage) {
        Agency agency = withoutRoom(stage, Map.of("channel", "sms"));
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, person);
        stage.sms().code(person.phone());
        assertThat(sms(stage, person.phone()).text()).doesNotContain("https://", "http://");
        Mail told = Await.get("the notice by mail", () -> stage.mail().notices(person.email()).stream()
                .findFirst());
        person.letsTimePass(ONE_INTERVAL);
        intruder.presses(asked, "resend");
        stage.sms().code(person.phone(), 2);

        assertThat(Noticed.state(refuses(agency, told.link()))).isEqualTo("done");

        assertThat(person.isLinkedTo(BETA)).isFalse();
        isRefused(intruder.reloads(asked));
        assertThat(told(stage, person)).hasSize(1);
        assertThat(stage.sms().notices(person.phone()))
                .as("not by the contact that has the code")
                .isEmpty();
    }

    private static Agency withoutRoom(Stage stage, Map<String, String> settings) {
        Agency agency = stage.site().ownAgency(settings);
        agency.changeRealm(realm -> realm.put("internationalizationEnabled", true)
                .put("defaultLocale", "en")
                .putArray("supportedLocales")
                .add("en"));
        agency.admin()
                .sends(
                        "POST",
                        agency.path("/localization/en"),
                        "{\"identityCheckSmsCodeAndLink\":\"Code {0}. " + "A long text. ".repeat(8) + "\"}");
        return agency;
    }

    @Test
    void is_not_in_any_log_or_event(Stage stage) {
        Agency agency = stage.agency();
        Person person = asked(stage, agency);
        String link = link(stage, person.email());
        String token = link.substring(link.lastIndexOf('/') + 1);

        refuses(agency, link);

        assertThat(stage.site().log()).doesNotContain(token, token.substring(8));
        assertThat(agency.checkEvents(person).toString()).doesNotContain(token, token.substring(8));
        assertThat(person.agency().site().database().userAttributes(person.id()).toString())
                .doesNotContain(token, token.substring(8));
    }

    @Test
    void does_not_fill_the_account_however_many_are_sent(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        String mine = noticed.mail().link();
        person.letsTimePass(LONG_AFTER);
        agency.admin().delete(agency.path("/users/" + person.id() + "/federated-identity/" + BETA));
        person.linkedTo(BETA, person.subjectAtProvider(BETA));

        IntStream.range(0, 8).forEach(number -> {
            agency.visitor().signsInWith(BETA, person);
            stage.mail().code(person.email(), number + 2);
            person.letsTimePass(LONG_AFTER);
        });

        assertThat(person.attribute("identity-check.handles").orElseThrow().split("\"code-sent\"", -1))
                .hasSize(IssuedDisownTokens.SAME_CODES + 1);
        assertThat(Noticed.state(agency.visitor().goesTo(mine))).isEqualTo("ask");
    }
}
