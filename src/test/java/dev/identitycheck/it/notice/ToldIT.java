package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.centre.Owner;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealServer
@DisplayName("The owner of an account")
class ToldIT {

    private static final String NASTY =
            "<b>x</b> ${realm} \r\nBcc: thief@example.org \u202Ereversed\u202C " + "y".repeat(60);

    private static Agency agency(Stage stage) {
        Agency agency = Owner.offering(stage.site().ownAgency(Map.of()));
        agency.allowsReset();
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        return agency;
    }

    private static Account account(Stage stage, Agency agency, Contacts contacts) {
        Person person = agency.person(contacts).hasPassword().knownAt(ALFA);
        return Account.owned(stage, agency, person);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void is_told_once_of_what_happened_and_by_whom_and_can_undo_it(Deed deed, Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword();
        deed.prepare(person);
        Account account = Account.owned(stage, agency, person.knownAt(ALFA));
        int before = account.history().size();

        deed.happens(account);

        Mail mail = account.mail(deed.kind());
        assertThat(account.history()
                        .subList(
                                deed == Deed.SUPPORT_RESETS ? 0 : before,
                                account.history().size()))
                .as("one notice, however many events Keycloak sends")
                .containsExactly(deed.kind());
        JsonNode fact = account.fact(deed.kind());
        assertThat(fact.path("address").asText().isEmpty()).isEqualTo(deed.isByAdministrator());
        assertThat(mail.text().contains("127.0.0.1")).isNotEqualTo(deed.isByAdministrator());
        assertThat(mail.text().contains("/identity-check/d/")).isEqualTo(deed.hasButton());
        assertThat(stage.mail().notices(person.email()))
                .filteredOn(other -> other.subject().equals(mail.subject()))
                .hasSize(1);
        if (deed.hasButton()) {
            assertThat(Noticed.state(account.disowns(mail))).isEqualTo("done");
        }
        assertThat(deed.isUndone(account)).isTrue();
    }

    @Test
    void is_told_of_a_recovery_by_code_at_the_next_contact_too(Stage stage) {
        Agency agency = Forgetful.agency(agency(stage));
        Person person =
                Forgetful.numbered(agency.person(Contacts.BOTH).hasPassword().knownAt(ALFA));
        Account account = Account.owned(stage, agency, person);
        Forgetful somebody = Forgetful.at(agency);
        Page page = somebody.identifies(Forgetful.number(person), person.email());
        page = somebody.enters(page, stage.mail().code(person.email()));
        page = somebody.chooses(page, Account.OTHER_PASSWORD);

        assertThat(account.history()).as(page.toString()).containsExactly("password-recovered");
        assertThat(account.fact("password-recovered").path("code").toString()).isEqualTo("[\"email\"]");
        account.mail("password-recovered");
        Await.holds(
                "the notice by SMS", () -> !stage.sms().notices(person.phone()).isEmpty());
    }

    @Test
    void can_recover_again_after_the_password_was_taken_away(Stage stage) {
        Agency agency = Forgetful.agency(agency(stage));
        Person person = Forgetful.numbered(agency.person().hasPassword().knownAt(ALFA));
        Account account = Account.owned(stage, agency, person);
        account.choosesPassword(Account.OTHER_PASSWORD);
        account.disowns(account.mail("password-changed"));
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isFalse();
        assertThat(account.isOpenedBy(person.password())).isFalse();

        Forgetful owner = Forgetful.at(agency);
        Page page = owner.identifies(Forgetful.number(person), person.email());
        page = owner.enters(page, stage.mail().code(person.email()));
        page = owner.chooses(page, "the-owners-own-1");

        assertThat(account.isOpenedBy("the-owners-own-1")).as(page.toString()).isTrue();
    }

    @Test
    void keeps_a_password_that_was_recovered_before_a_late_click(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        account.choosesPassword("the-intruders-1");
        Mail first = account.mail("password-changed");
        Deed.SOMEBODY_RECOVERS_BY_KEYCLOAKS_MAIL.happens(account);

        assertThat(Noticed.state(account.disowns(first))).isEqualTo("done");

        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        account.disowns(account.mail("password-recovered"));
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD))
                .as("by its own notice")
                .isFalse();
    }

    @Test
    void is_told_at_the_address_of_before_when_one_request_changes_it_too(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String fresh = "new-" + account.person().email();

        agency.changeAccount(account.person(), user -> user.put("email", fresh)
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", Account.OTHER_PASSWORD));

        account.mail("password-replaced");
        account.mail("contact-changed");
        account.mail(fresh, "contact-changed");
        assertThat(stage.mail().notices(fresh)).as("nothing of the password").hasSize(1);
    }

    @Test
    void is_told_at_the_address_of_before_of_what_follows_its_replacement(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String fresh = "new-" + account.person().email();
        account.person().provesAnotherAddress(fresh);
        account.mail("contact-changed");

        account.setsUpApp("The intruder's");

        assertThat(account.mail(fresh, "credential-added").text()).contains("The intruder's");
        assertThat(Noticed.state(account.disowns(account.mail("credential-added"))))
                .isEqualTo("done");
        assertThat(account.credentials("otp")).isEmpty();
    }

    /** Somebody signed in puts an address there and recovers the password by it; returns what the owner was told. */
    private static Mail isRecoveredBy(String fresh, Account account) {
        account.person().provesAnotherAddress(fresh);
        Mail told = account.mail("contact-changed");
        Deed.recovers(account, fresh);
        return told;
    }

    @Test
    void has_an_address_taken_off_that_somebody_signed_in_put_there_and_what_it_made_possible(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String fresh = "new-" + account.person().email();
        Mail told = isRecoveredBy(fresh, account);
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        assertThat(agency.visitor().goesTo(told.link()).text())
                .as("listed before the button")
                .contains("Password");

        Page page = account.disowns(told);

        assertThat(Noticed.state(page)).as(page.toString()).isEqualTo("done");
        JsonNode user = account.person().account();
        assertThat(user.path("email").asText()).isEmpty();
        assertThat(user.path("emailVerified").asBoolean()).isFalse();
        assertThat(account.person().attribute("identity-check.contacts").orElseThrow())
                .contains("\"disowned\"");
        assertThat(account.sessions()).isZero();
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isFalse();
        int before = stage.mail().to(fresh).size();
        Visitor again = agency.visitor();
        Page forgotten = again.goesTo(again.opens(Map.of()).link("a[href*=reset-credentials]"));
        again.posts(forgotten
                .form("#kc-reset-password-form")
                .with("username", account.person().username()));
        assertThat(stage.mail().to(fresh)).hasSize(before);
    }

    /** Whoever reads the intruder's address must not get a button against the owner's own. */
    @Test
    void keeps_the_address_that_they_put_back_and_its_notice_goes_to_nobody_in_between(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String own = account.person().email();
        String theirs = "new-" + own;
        account.person().provesAnotherAddress(theirs);
        account.mail("contact-changed");
        account.mail(theirs, "contact-changed");

        putsBack(account);

        Mail second = Await.get(
                "the second notice",
                () -> stage.mail().notices(own).stream().skip(1).findFirst());
        assertThat(stage.mail().notices(theirs)).as("it never counted").hasSize(1);
        account.disowns(second);
        JsonNode user = account.person().account();
        assertThat(user.path("email").asText()).isEqualTo(own);
        assertThat(user.path("emailVerified").asBoolean()).isTrue();
        assertThat(account.person().attribute("identity-check.contacts").orElseThrow())
                .doesNotContain("\"disowned\"");
    }

    private static void putsBack(Account account) {
        String own = account.person().email();
        account.person().ownAccount().change(user -> user.put("email", own));
        account.agency().admin().put(account.user("/send-verify-email"), Map.of());
        Mail mail = Await.get("the mail that verifies", () -> account.stage().mail().to(own).stream()
                .filter(sent -> sent.text().contains("action-token"))
                .findFirst());
        Visitor visitor = account.agency().visitor();
        visitor.goesTo(visitor.goesTo(mail.link()).link("a[href*=action-token]"));
    }

    @Test
    void is_told_of_what_others_did_apart_where_much_waits(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String own = account.person().email();
        for (int number = 0; number < 11; number++) {
            String next = "n" + number + "-" + own;
            account.person().ownAccount().change(user -> user.put("email", next));
        }
        Box box = new Box(stage, account.person());
        Await.holds("ten are sent", () -> box.waiting("contact-changed").size() == 1);
        JsonNode first = box.waiting("contact-changed").get(0);

        agency.changeAccount(
                account.person(), user -> user.put("email", "s-" + own).put("emailVerified", true));
        account.person().ownAccount().change(user -> user.put("email", "n11-" + own));

        List<JsonNode> waiting = box.waiting("contact-changed");
        assertThat(waiting).hasSize(2);
        assertThat(waiting)
                .filteredOn(fact -> fact.path("address").asText().isEmpty())
                .singleElement()
                .satisfies(fact -> assertThat(fact.path("contacts").size()).isEqualTo(1));
        assertThat(waiting)
                .filteredOn(fact -> !fact.path("address").asText().isEmpty())
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.path("contacts").size()).isEqualTo(2);
                    assertThat(fact.path("at").asLong())
                            .isEqualTo(first.path("at").asLong());
                });
    }

    @Test
    void has_a_password_taken_away_that_was_recovered_by_their_address_and_changed_again(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        Mail told = isRecoveredBy("new-" + account.person().email(), account);
        Visitor intruder = agency.visitor();
        Page page = intruder.opens(Map.of("kc_action", "UPDATE_PASSWORD"));
        page = intruder.posts(page.form("#kc-form-login")
                .with("username", account.person().username())
                .with("password", Account.OTHER_PASSWORD));
        intruder.posts(Account.passwordForm(page, "the-intruders-2"));
        assertThat(account.isOpenedBy("the-intruders-2")).isTrue();
        assertThat(account.history()).endsWith("password-recovered", "password-changed");

        account.disowns(told);

        assertThat(account.isOpenedBy("the-intruders-2")).isFalse();
    }

    @Test
    void keeps_an_address_that_an_administrator_put_there_after_a_click_at_the_old_one(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String fresh = "new-" + account.person().email();
        agency.changeAccount(account.person(), user -> user.put("email", fresh));

        assertThat(Noticed.state(account.disowns(account.mail("contact-changed"))))
                .isEqualTo("done");

        assertThat(account.person().account().path("email").asText()).isEqualTo(fresh);
        assertThat(account.sessions()).isPositive();
        assertThat(account.person().attribute("identity-check.contacts").orElseThrow())
                .contains("\"disowned\"");
    }

    @Test
    void is_told_at_an_address_that_counted_once_when_another_replaces_it_unproved(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);
        String address = account.person().email();
        account.person().ownAccount().change(user -> user.put("email", "one-" + address));
        account.person().ownAccount().change(user -> user.put("email", address));
        assertThat(account.person().account().path("emailVerified").asBoolean()).isFalse();
        Await.holds("two notices", () -> stage.mail().notices(address).size() == 2);

        String fresh = "two-" + address;
        account.person().ownAccount().change(user -> user.put("email", fresh));

        Mail told = Await.get(
                "the third",
                () -> stage.mail().notices(address).stream().skip(2).findFirst());
        assertThat(stage.mail().to(fresh)).isEmpty();
        assertThat(Noticed.state(account.disowns(told))).isEqualTo("done");
        assertThat(account.person().account().path("email").asText()).isEmpty();
        assertThat(account.sessions()).isZero();
    }

    @Test
    void is_missed_by_an_event_where_an_address_is_replaced_that_nobody_ever_proved(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.NONE);
        String typo = "typo-" + account.person().username() + "@example.org";
        agency.changeAccount(account.person(), user -> user.put("email", typo).put("emailVerified", false));
        account.person().wasMadeEarlierBy(Duration.ofDays(2));

        account.person().ownAccount().change(user -> user.put("email", "intruder-" + typo));

        Await.holds("the event", () -> agency.checkEvents(account.person()).stream()
                .anyMatch(e -> e.path("details").path("identity_check").asText().equals("nobody_told")));
        assertThat(account.history()).containsExactly("contact-changed");
        assertThat(stage.mail().to(typo)).isEmpty();
        assertThat(stage.mail().to("intruder-" + typo)).isEmpty();
    }

    @Test
    void is_told_at_an_address_that_counted_once_when_it_is_taken_off_unproved(Stage stage) {
        Agency agency = agency(stage);
        agency.admin().change(agency.path("/users/profile"), profile -> profile.path("attributes")
                .forEach(attribute -> ((ObjectNode) attribute).remove("required")));
        Account account = account(stage, agency, Contacts.EMAIL);
        String address = account.person().email();
        account.person().ownAccount().change(user -> user.put("email", "one-" + address));
        account.person().ownAccount().change(user -> user.put("email", address));
        Await.holds("two notices", () -> stage.mail().notices(address).size() == 2);

        int status = account.person()
                .ownAccount()
                .change(user -> user.put("email", ""))
                .statusCode();

        assertThat(status).isEqualTo(204);
        Await.holds("the third", () -> stage.mail().notices(address).size() == 3);
    }

    /** What is told of a first password, by the one who had it set. */
    @ParameterizedTest
    @EnumSource(FirstPassword.class)
    void is_told_of_a_first_password_as_what_it_is(FirstPassword way, Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person();
        if (way.isKnown) {
            person.knownAt(ALFA);
        }
        person.wasMadeEarlierBy(Duration.ofHours(1));
        Account account = new Account(stage, agency, person, agency.visitor());

        way.set(account);

        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
        assertThat(account.history()).isEqualTo(way.told.isEmpty() ? List.of() : List.of(way.told));
    }

    private enum FirstPassword {
        INVITATION_TO_A_NEW_ACCOUNT(false, "") {
            @Override
            void set(Account account) {
                accepts(account);
            }
        },
        INVITATION_TO_A_KNOWN_ACCOUNT(true, "password-changed") {
            @Override
            void set(Account account) {
                accepts(account);
            }
        },
        ADMINISTRATOR(true, "password-replaced") {
            @Override
            void set(Account account) {
                Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
            }
        },
        ADMINISTRATOR_OF_A_NEW_ACCOUNT(false, "password-replaced") {
            @Override
            void set(Account account) {
                Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
            }
        },
        RECOVERY_BY_KEYCLOAKS_MAIL(true, "password-recovered") {
            @Override
            void set(Account account) {
                Deed.SOMEBODY_RECOVERS_BY_KEYCLOAKS_MAIL.happens(account);
            }
        },
        RECOVERY_OF_A_NEW_ACCOUNT(false, "password-recovered") {
            @Override
            void set(Account account) {
                Deed.SOMEBODY_RECOVERS_BY_KEYCLOAKS_MAIL.happens(account);
            }
        };

        private final boolean isKnown;
        private final String told;

        FirstPassword(boolean isKnown, String told) {
            this.isKnown = isKnown;
            this.told = told;
        }

        abstract void set(Account account);

        private static void accepts(Account account) {
            account.agency().admin().sends("PUT", account.user("/execute-actions-email"), "[\"UPDATE_PASSWORD\"]");
            String address = account.person().email();
            Mail mail = Await.get("the invitation", () -> account.stage().mail().to(address).stream()
                    .filter(sent -> sent.text().contains("action-token"))
                    .findFirst());
            Page page = account.visitor().goesTo(mail.link());
            Page form = account.visitor().goesTo(page.link("a[href*=action-token]"));
            account.visitor().posts(Account.passwordForm(form, Account.OTHER_PASSWORD));
        }
    }

    @Test
    void is_told_of_a_password_as_recovered_that_an_invitation_replaces(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);

        FirstPassword.accepts(account);

        assertThat(account.history()).containsExactly("password-recovered");
        assertThat(account.isOpenedBy(Account.OTHER_PASSWORD)).isTrue();
    }

    @Test
    void is_missed_by_an_event_where_there_is_no_contact(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.NONE);

        Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);

        JsonNode event = Await.get("the event", () -> agency.checkEvents(account.person()).stream()
                .filter(e -> e.path("details").path("identity_check").asText().equals("nobody_told"))
                .findFirst());
        assertThat(event.path("details").path("identity_check_notice").asText()).isEqualTo("password-replaced");
        assertThat(event.path("error").asText()).isEqualTo("identity_check_nobody_told");
        assertThat(account.history()).containsExactly("password-replaced");
    }

    @Test
    void is_told_nothing_of_the_set_up_of_a_new_account(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().hasPassword().hasApp();

        assertThat(person.attribute("identity-check.history")).isEmpty();
        assertThat(agency.outcomes(person)).isEmpty();
    }

    @Test
    void is_told_of_an_older_account_though_the_extension_has_not_met_it(Stage stage) {
        Agency agency = agency(stage);
        Person person = agency.person().wasMadeEarlierBy(Duration.ofHours(1)).hasPassword();

        Mail mail = new Account(stage, agency, person, agency.visitor()).mail("password-replaced");

        assertThat(mail.text()).contains("/identity-check/d/");
    }

    @Test
    void is_told_nothing_of_what_the_realm_keeps_silent(Stage stage) {
        Agency agency = agency(stage);
        int status = agency.admin()
                .sends(
                        "PUT",
                        agency.path("/identity-check/settings"),
                        "{\"silentNotices\":\"switched-on, password-replaced\"}")
                .status();
        assertThat(status).isEqualTo(204);
        Account account = account(stage, agency, Contacts.EMAIL);

        Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
        Deed.ADMINISTRATOR_SIGNS_OUT.happens(account);

        account.mail("signed-out");
        assertThat(stage.mail().notices(account.person().email())).hasSize(1);
        assertThat(account.history()).containsExactly("password-replaced", "signed-out");
        assertThat(agency.outcomes(account.person())).doesNotContain("nobody_told");
        assertThat(agency.admin()
                        .sends("PUT", agency.path("/identity-check/settings"), "{\"silentNotices\":\"everything\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void is_not_flooded(Stage stage) {
        Agency agency = agency(stage);
        Account account = account(stage, agency, Contacts.EMAIL);

        for (int number = 0; number < 14; number++) {
            Deed.ADMINISTRATOR_RESETS_PASSWORD.happens(account);
        }

        Await.holds(
                "ten mails",
                () -> stage.mail().notices(account.person().email()).size() == 10);
        assertThat(account.history()).hasSize(14);
        assertThat(account.person().attribute("identity-check.outbox").orElseThrow())
                .containsOnlyOnce("\"kind\":\"password-replaced\"");
    }

    @Test
    void reads_names_as_text_whatever_is_in_them(Stage stage) {
        Agency agency = agency(stage);
        agency.changeProvider(BETA, provider -> provider.put("displayName", NASTY));
        Person person = agency.person().hasPassword().linkedTo(BETA).knownAt(ALFA);
        Account account = Account.owned(stage, agency, person);

        account.person().ownAccount().unlinks(BETA);
        account.setsUpApp(NASTY);

        for (Mail mail : List.of(account.mail("credential-added"), account.mail("unlinked"))) {
            assertThat(mail.html()).doesNotContain("<b>x</b>").contains("&lt;b&gt;x&lt;/b&gt; ${realm} Bcc: thief");
            assertThat(mail.text() + mail.html()).doesNotContain("\u202E", "\u202C");
        }
        assertThat(stage.mail().notices("thief@example.org")).isEmpty();
    }
}
