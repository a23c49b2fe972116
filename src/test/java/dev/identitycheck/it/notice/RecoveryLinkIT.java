package dev.identitycheck.it.notice;

import static dev.identitycheck.it.notice.CodeLinkIT.form;
import static dev.identitycheck.it.notice.CodeLinkIT.link;
import static dev.identitycheck.it.notice.CodeLinkIT.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.recovery.Hook;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Relay;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("“It wasn't me” in a message with a recovery's code")
class RecoveryLinkIT {

    private static final int PAIRS = 20;
    private static final String NEW = "a new password 1";
    private static final Duration UNTIL_THE_NEXT_CODE = Duration.ofMinutes(11);
    private static @Nullable Agency shared;

    private static synchronized Agency agency(Stage stage) {
        if (shared == null) {
            shared = Forgetful.agency(stage.site().agencyWithoutStep());
        }
        return shared;
    }

    private static Person person(Stage stage, Contacts contacts) {
        return Forgetful.numbered(agency(stage).person(contacts).hasPassword());
    }

    private static Page codePage(Forgetful who, Person person) {
        return who.identifies(Forgetful.number(person), person.email());
    }

    private static boolean opensWithOldPassword(Person person) {
        return Forgetful.at(person.agency()).signsIn(person, person.password()).isSignedIn();
    }

    @Test
    void ends_the_recovery_and_its_code_and_leaves_sessions_and_password_alone(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Visitor own = agency.visitor();
        new Forgetful(agency, own).signsIn(person, person.password());
        Forgetful intruder = Forgetful.at(agency);
        Page asked = codePage(intruder, person);
        String code = stage.mail().code(person.email());

        Page page = refuses(agency, link(stage, person.email()));
        Page after = intruder.enters(asked, code);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(after.isRefused()).as(after.toString()).isTrue();
        assertThat(after.text()).contains("has not been changed").doesNotContain(person.username(), person.email());
        assertThat(after.has("#kc-passwd-update-form")).isFalse();
        assertThat(intruder.enters(asked, code).isRefused()).as("again").isTrue();
        assertThat(intruder.visitor().presses(asked, "resend").isRefused()).isTrue();
        assertThat(opensWithOldPassword(person)).isTrue();
        assertThat(own.opens(Map.of("prompt", "none")).isSignedIn()).isTrue();
        assertThat(agency.outcomes(person)).contains("code_disowned", "blocked").doesNotContain("confirmed");
        assertThat(agency.event(person, "code_disowned")
                        .path("details")
                        .path("identity_check_purpose")
                        .asText())
                .isEqualTo("recovery");
    }

    @Test
    void takes_no_attempt_from_the_owner_by_the_code_that_was_right(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Forgetful intruder = Forgetful.at(agency);
        Page asked = codePage(intruder, person);
        String code = stage.mail().code(person.email());
        Page wrong = intruder.enters(asked, Wrong.codeFor(code, 1));
        refuses(agency, link(stage, person.email()));

        assertThat(intruder.enters(wrong, code).isRefused()).isTrue();

        Page begun = codePage(Forgetful.at(agency), person);
        assertThat(begun.failuresLeft()).isEqualTo(wrong.failuresLeft());
    }

    @Test
    void ends_a_recovery_whose_code_was_right_up_to_the_new_password(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Forgetful intruder = Forgetful.at(agency);
        Page choosing = intruder.enters(codePage(intruder, person), stage.mail().code(person.email()));
        assertThat(choosing.has("#kc-passwd-update-form")).isTrue();

        Page page = refuses(agency, link(stage, person.email()));
        Page end = intruder.chooses(choosing, NEW);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(end.isSignedIn()).isFalse();
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isFalse();
        assertThat(opensWithOldPassword(person)).isTrue();
    }

    @Test
    void takes_the_password_away_that_was_set_meanwhile(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Forgetful intruder = Forgetful.at(agency);
        intruder.chooses(
                intruder.enters(codePage(intruder, person), stage.mail().code(person.email())), NEW);
        Forgetful inside = Forgetful.at(agency);
        assertThat(inside.signsIn(person, NEW).isSignedIn()).isTrue();

        Page page = refuses(agency, link(stage, person.email()));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isFalse();
        assertThat(inside.visitor().opens(Map.of("prompt", "none")).isSignedIn())
                .isFalse();
        assertThat(agency.outcomes(person)).contains("change_disowned");
    }

    @Test
    void leaves_the_password_alone_that_the_owner_recovered_with_another_code(Stage stage) throws IOException {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Forgetful stranger = Forgetful.at(agency);
        Page asked = codePage(stranger, person);
        String code = stage.mail().code(person.email());
        String theirs = link(stage, person.email());
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        try (Relay relay = Relay.to(stage.site().url(), "127.1.0.3")) {
            Forgetful owner = new Forgetful(agency, new Visitor(relay.url() + "/realms/" + agency.name()));
            Page mine = codePage(owner, person);
            owner.chooses(owner.enters(mine, stage.mail().code(person.email(), 2)), NEW);
        }
        String own = link(stage, person.email());
        Visitor session = agency.visitor();
        assertThat(new Forgetful(agency, session).signsIn(person, NEW).isSignedIn())
                .isTrue();

        Page page = refuses(agency, theirs);

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isTrue();
        assertThat(session.opens(Map.of("prompt", "none")).isSignedIn()).isTrue();
        assertThat(stranger.enters(asked, code).has("#kc-passwd-update-form"))
                .as("the stranger's code is refused")
                .isFalse();
        assertThat(agency.outcomes(person)).contains("code_disowned").doesNotContain("change_disowned");
        assertThat(Noticed.state(refuses(agency, own)))
                .as("the link of the code that was used works still")
                .isEqualTo("done");
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isFalse();
    }

    @Test
    void takes_the_password_away_by_any_message_of_one_requester(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Forgetful intruder = Forgetful.at(agency);
        Page asked = codePage(intruder, person);
        stage.mail().code(person.email());
        String first = link(stage, person.email());
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        Page resent = intruder.visitor().presses(asked, "resend");
        intruder.chooses(intruder.enters(resent, stage.mail().code(person.email(), 2)), NEW);
        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isTrue();

        assertThat(Noticed.state(refuses(agency, first))).isEqualTo("done");

        assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isFalse();
    }

    @Test
    void has_nothing_more_be_sent_to_that_network_and_the_page_says_nothing_of_it(Stage stage) throws IOException {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.EMAIL);
        Person other = person(stage, Contacts.EMAIL);
        Forgetful intruder = Forgetful.at(agency);
        Page asked = codePage(intruder, person);
        stage.mail().code(person.email());
        refuses(agency, link(stage, person.email()));
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);

        Page resent = intruder.visitor().presses(asked, "resend");
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        Page begun = codePage(Forgetful.at(agency), person);
        Page unknown = Forgetful.at(agency).identifies("NOBODY9", person.email());
        Await.passes(Forgetful.ALL_SENT);

        assertThat(stage.mail().codes(person.email())).hasSize(1);
        assertThat(begun.text()).isEqualTo(unknown.text());
        assertThat(resent.asksForCode()).isTrue();
        assertThat(agency.outcomes(person)).contains("limited");
        codePage(Forgetful.at(agency), other);
        assertThat(stage.mail().code(other.email())).as("another account").isNotEmpty();
        try (Relay relay = Relay.to(stage.site().url(), "127.1.0.2")) {
            Forgetful owner = new Forgetful(agency, new Visitor(relay.url() + "/realms/" + agency.name()));
            Page mine = codePage(owner, person);
            assertThat(owner.enters(mine, stage.mail().code(person.email(), 2)).has("#kc-passwd-update-form"))
                    .as("from another network")
                    .isTrue();
        }
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        ageBar(person, Duration.ofHours(25));
        codePage(Forgetful.at(agency), person);
        assertThat(stage.mail().code(person.email(), 3)).as("a day later").isNotEmpty();
    }

    private static void ageBar(Person person, Duration time) {
        String stored = person.attribute("identity-check.codes").orElseThrow();
        Matcher until = Pattern.compile("\"until\":(\\d+)").matcher(stored);
        String older = until.replaceAll(match -> "\"until\":" + (Long.parseLong(match.group(1)) - time.toMillis()));
        person.agency().site().database().putUserAttribute(person.id(), "identity-check.codes", older);
        person.agency().admin().sends("POST", person.agency().path("/clear-user-cache"));
    }

    @Test
    void ends_a_recovery_that_a_text_message_began_and_answers_its_phone_again(Stage stage) {
        Agency agency = agency(stage);
        Person person = person(stage, Contacts.BOTH);
        String number = Forgetful.number(person);
        assertThat(Hook.at(agency).hears("link-1-" + person.id(), person.phone(), "BH MK " + number))
                .isEqualTo(204);
        String code = stage.sms().code(person.phone());
        Sms message = stage.sms().to(person.phone()).get(0);

        Page page = refuses(agency, message.link().orElseThrow());

        assertThat(Noticed.state(page)).isEqualTo("done");
        Forgetful intruder = Forgetful.at(agency);
        Page after = intruder.enters(intruder.identifies(number, ""), code);
        assertThat(after.has("#kc-passwd-update-form")).isFalse();
        assertThat(after.isRefused()).as(after.toString()).isTrue();
        stage.site().database().letsLimitsPass(UNTIL_THE_NEXT_CODE);
        Hook.at(agency).hears("link-2-" + person.id(), person.phone(), "BH MK " + number);
        Await.holds(
                "another code: whoever gave the owner's number must not keep the owner from one",
                () -> stage.sms().to(person.phone()).size() == 2);
        codePage(Forgetful.at(agency), person);
        assertThat(stage.mail().code(person.email()))
                .as("asked for on the page")
                .isNotEmpty();
    }

    /** Whichever is first, the account does not have the new password. */
    @Test
    void is_obeyed_though_the_code_is_entered_or_the_password_chosen_at_the_same_moment(Stage stage) {
        Agency agency = agency(stage);
        for (int pair = 0; pair < PAIRS; pair++) {
            Person person = person(stage, Contacts.EMAIL);
            Forgetful intruder = Forgetful.at(agency);
            Page asked = codePage(intruder, person);
            String code = stage.mail().code(person.email());
            Form form = form(agency, link(stage, person.email()));
            boolean isChoosing = pair % 2 == 0;
            Page before = isChoosing ? intruder.enters(asked, code) : asked;

            List<Page> pages = Crowd.of(2)
                    .all(number -> number == 1
                            ? agency.visitor().posts(form)
                            : isChoosing ? intruder.chooses(before, NEW) : intruder.enters(before, code));

            assertThat(Noticed.state(pages.get(1))).isEqualTo("done");
            if (!isChoosing && pages.get(0).has("#kc-passwd-update-form")) {
                intruder.chooses(pages.get(0), NEW);
            }
            assertThat(Forgetful.at(agency).signsIn(person, NEW).isSignedIn()).isFalse();
        }
    }
}
