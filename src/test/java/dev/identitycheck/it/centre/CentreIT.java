package dev.identitycheck.it.centre;

import static dev.identitycheck.it.centre.Owner.SECURITY_CENTRE;
import static dev.identitycheck.it.centre.Owner.VERIFY_PHONE;
import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.OwnAccount;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Somebody's own account")
class CentreIT {

    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final AtomicInteger NUMBERS = new AtomicInteger(2_000_000);

    private @Nullable Agency offering;

    @BeforeAll
    void offersActions(Stage stage) {
        offering = Owner.offering(stage.site().ownAgency(Map.of()));
    }

    private Agency agency() {
        if (offering == null) {
            throw new IllegalStateException("No agency");
        }
        return offering;
    }

    private static String number() {
        return "+39347" + NUMBERS.incrementAndGet();
    }

    private Owner owner(Contacts contacts) {
        return Owner.of(agency().person(contacts).hasPassword().knownAt(ALFA));
    }

    private static String wrong(String code) {
        int last = Character.digit(code.charAt(code.length() - 1), 10);
        return code.substring(0, code.length() - 1) + (last + 1) % 10;
    }

    private static JsonNode phoneEntry(Person person) {
        for (JsonNode entry : Json.read(
                        person.attribute("identity-check.contacts").orElseThrow())
                .path("entries")) {
            if (entry.path("type").asText().equals("phone")) {
                return entry;
            }
        }
        throw new AssertionError("No phone in the register");
    }

    private static void hasNoPhone(Person person) {
        assertThat(person.attribute("phoneNumber")).isEmpty();
        assertThat(person.attribute("phoneNumberVerified")).isEmpty();
        assertThat(credentials(person)).isEmpty();
    }

    private static List<JsonNode> credentials(Person person) {
        return person.agency()
                .admin()
                .get(person.agency().path("/users/" + person.id() + "/credentials"))
                .valueStream()
                .filter(c -> c.path("type").asText().equals("identity-check-phone"))
                .toList();
    }

    private static Page gives(Owner owner, Page page, Stage stage) {
        return owner.visitor().entersCode(page, stage.mail().code(owner.person().email()));
    }

    @Test
    void a_phone_that_an_older_contact_vouches_for_counts_at_once(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Person person = owner.person();
        String number = number();

        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number.substring(3));
        assertThat(page.text("#input-error-phone")).contains("country code");
        page = owner.entersPhone(page, "0039 " + number.substring(3));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(stage.sms().to(number)).isEmpty();
        page = gives(owner, page, stage);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = owner.visitor().entersCode(page, stage.sms().code(number));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(page.parameter("kc_action_status")).hasValue("success");
        assertThat(person.attribute("phoneNumber")).hasValue(number);
        assertThat(person.attribute("phoneNumberVerified")).hasValue("true");
        assertThat(phoneEntry(person).path("provedBy").asText()).isEqualTo("email");
        Await.holds("the notice", () -> stage.mail().notices(person.email()).stream()
                .anyMatch(m -> m.subject().startsWith("Your contacts")));
        isListedWithoutItsNumber(person, number);
    }

    private static void isListedWithoutItsNumber(Person person, String number) {
        assertThat(credentials(person)).hasSize(1).allSatisfy(credential -> {
            assertThat(credential.path("userLabel").asText()).isEqualTo("••• " + number.substring(number.length() - 3));
            assertThat(credential.toString()).doesNotContain(number);
        });
        JsonNode own = person.ownAccount().credentials();
        assertThat(own.toString()).contains("identity-check-phone").doesNotContain(number);
    }

    @Test
    void a_phone_that_only_itself_speaks_for_confirms_nothing_yet(Stage stage) {
        Owner owner = owner(Contacts.NONE);
        String number = number();

        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        page = owner.visitor().entersCode(page, stage.sms().code(number));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        // A new account's first contact counts when it is first met; this one was met.
        page = agency().visitor().signsInWith(BETA, owner.person().linkedTo(BETA));
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', not a phone number",
        "abc, not a phone number",
        "'+39 347 123 4567; DROP', not a phone number",
        "347, country code",
        "+999 123456789, country code",
        "+39 34, too short",
        "+39 3471234567890123, too long",
        "+39 06 69812345, No text message",
        "+39 800 123456, No text message"
    })
    void numbers_of_the_wrong_shape_are_refused_with_a_reason(String number, String reason) {
        Owner owner = owner(Contacts.EMAIL);
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        assertThat(page.text("#input-error-phone")).contains(reason);
        assertThat(page.status()).isEqualTo(200);
        hasNoPhone(owner.person());
    }

    @Test
    void one_text_message_a_minute_whatever_the_number_and_the_last_three_codes_are_good(Stage stage) {
        Owner owner = owner(Contacts.NONE);
        Visitor visitor = owner.visitor();
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number());
        page = visitor.presses(page, "resend");
        page = visitor.presses(page, "cancel");
        page = owner.entersPhone(page, number);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(stage.sms().to(number)).isEmpty();

        String second = "";
        for (int sent = 1; sent <= 4; sent++) {
            owner.person().letsTimePass(MINUTE.multipliedBy(3));
            page = visitor.presses(page, "resend");
            String code = stage.sms().code(number, sent);
            second = sent == 2 ? code : second;
        }
        page = visitor.entersCode(page, second);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(owner.person().attribute("phoneNumber")).hasValue(number);
    }

    @Test
    void wrong_codes_slow_down_and_lock_nothing(Stage stage) {
        Owner owner = owner(Contacts.NONE);
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        String code = stage.sms().code(number);
        for (int guess = 1; guess <= 5; guess++) {
            page = owner.visitor().entersCode(page, wrong(code));
        }

        page = owner.visitor().entersCode(page, code);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("30 minutes");
        hasNoPhone(owner.person());
        assertThat(owner.person().count("identity-check.phone.failures")).isEqualTo(5);
        assertThat(agency().visitor().signsInWith(ALFA, owner.person()).isSignedIn())
                .isTrue();

        owner.person().letsTimePass(Duration.ofMinutes(31));
        page = owner.visitor().entersCode(page, code);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void a_code_for_another_number_is_none(Stage stage) {
        Owner owner = owner(Contacts.NONE);
        String first = number();
        String second = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), first);
        String code = stage.sms().code(first);
        page = owner.visitor().presses(page, "cancel");
        owner.person().letsTimePass(MINUTE);
        page = owner.entersPhone(page, second);
        stage.sms().code(second);

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text("#input-error-code")).contains("not right");
        hasNoPhone(owner.person());
    }

    @Test
    void nothing_happens_where_a_contact_was_taken_away_meanwhile(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        String code = stage.mail().code(owner.person().email());
        agency().changeAccount(owner.person(), account -> account.put("emailVerified", false));

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text()).contains("changed meanwhile");
        assertThat(stage.sms().to(number)).isEmpty();
        hasNoPhone(owner.person());
    }

    /** Somebody whose address was changed, and was told of it at the old one; the new one counts. */
    private Owner toldOfAnotherAddress() {
        Owner owner = owner(Contacts.EMAIL);
        agency().changeAccount(owner.person(), account -> account.put("email", other(owner)));
        return owner;
    }

    private static String other(Owner owner) {
        return "new-" + owner.person().email();
    }

    private static void disownsOther(Stage stage, Owner owner) {
        String link = Await.get(
                        "the notice", () -> stage.mail().notices(owner.person().email()).stream()
                                .filter(m -> m.subject().startsWith("Your contacts"))
                                .findFirst())
                .link();
        Visitor visitor = owner.person().agency().visitor();
        visitor.posts(visitor.goesTo(link).form("#kc-disown-form"));
    }

    @Test
    void the_word_of_a_contact_that_is_disowned_meanwhile_is_not_taken(Stage stage) {
        Owner owner = toldOfAnotherAddress();
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        String code = stage.mail().code(other(owner));
        disownsOther(stage, owner);

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text()).contains("changed meanwhile");
        assertThat(stage.sms().to(number)).isEmpty();
        assertThat(agency().outcomes(owner.person()))
                .contains("contact_disowned")
                .doesNotContain("confirmed");
        hasNoPhone(owner.person());
    }

    @Test
    void a_phone_is_not_proved_on_the_word_of_a_contact_that_is_disowned_meanwhile(Stage stage) {
        Owner owner = toldOfAnotherAddress();
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        page = owner.visitor().entersCode(page, stage.mail().code(other(owner)));
        String code = stage.sms().code(number);
        disownsOther(stage, owner);

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text()).contains("changed meanwhile");
        hasNoPhone(owner.person());
    }

    @ParameterizedTest
    @ValueSource(strings = {"the word", "the phone"})
    void nothing_happens_where_support_replaced_a_contact_meanwhile(String asked, Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Person person = owner.person();
        String number = number();
        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), number);
        String code = stage.mail().code(person.email());
        if (asked.equals("the phone")) {
            page = owner.visitor().entersCode(page, code);
            code = stage.sms().code(number);
        }
        agency().admin()
                .sends(
                        "POST",
                        agency().path("/identity-check/users/" + person.id() + "/contacts"),
                        "{\"type\":\"email\",\"value\":\"" + other(owner) + "\",\"reason\":\"came in person\"}");

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text()).contains("changed meanwhile");
        hasNoPhone(person);
    }

    @Test
    void of_two_tabs_the_first_one_to_end_wins_and_old_forms_do_nothing(Stage stage) {
        Owner owner = owner(Contacts.NONE);
        String first = number();
        String second = number();
        Page one = owner.entersPhone(owner.opens(VERIFY_PHONE), first);
        String firstCode = stage.sms().code(first);
        owner.person().letsTimePass(MINUTE);
        Page other = owner.entersPhone(owner.opens(VERIFY_PHONE), second);
        Page done = owner.visitor().entersCode(other, stage.sms().code(second));
        assertThat(done.isSignedIn()).as(done.toString()).isTrue();

        Page late = owner.visitor().entersCode(one, firstCode);
        Page again = owner.visitor().entersCode(other, firstCode);

        assertThat(late.isSignedIn()).isFalse();
        assertThat(late.isBroken() || again.isBroken()).isFalse();
        assertThat(owner.person().attribute("phoneNumber")).hasValue(second);
    }

    @Test
    void a_stolen_session_adds_no_phone_for_a_new_identity_of_its_own(Stage stage) {
        Owner thief = owner(Contacts.EMAIL);
        Person victim = thief.person().linkedTo(BETA);
        String number = number();
        Page page = thief.entersPhone(thief.opens(VERIFY_PHONE), number);
        String code = stage.mail().code(victim.email());
        page = thief.visitor().entersCode(page, wrong(code));
        assertThat(page.text("#input-error-code")).contains("not right");

        Page identity = agency().visitor().signsInWith(BETA, victim);

        assertThat(identity.asksForCode()).as(identity.toString()).isTrue();
        assertThat(identity.offers("use-sms")).isFalse();
        assertThat(stage.sms().to(number)).isEmpty();
        hasNoPhone(victim);
    }

    @Test
    void whoever_may_not_manage_their_account_changes_nothing() {
        Owner owner = owner(Contacts.EMAIL);
        losesRole(owner.person());

        for (String action : List.of(VERIFY_PHONE, SECURITY_CENTRE)) {
            Page page = Owner.of(owner.person()).opens(action);
            assertThat(page.has("#kc-identity-check-closed[data-reason=not-allowed]"))
                    .as(page.toString())
                    .isTrue();
        }
        hasNoPhone(owner.person());
    }

    // The default role has manage-account.
    private static void losesRole(Person person) {
        Agency agency = person.agency();
        String role = agency.admin()
                .get(agency.path("/roles/default-roles-" + agency.name()))
                .path("id")
                .asText();
        agency.admin()
                .sends(
                        "DELETE",
                        agency.path("/users/" + person.id() + "/role-mappings/realm"),
                        "[{\"id\":\"" + role + "\",\"name\":\"default-roles-" + agency.name() + "\"}]");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"on the user, true", "by mail, true", "on the user, false", "by mail, false"})
    void an_administrator_can_demand_a_phone(String way, boolean mayManage, Stage stage) {
        Person person = agency().person().hasPassword().knownAt(ALFA);
        if (!mayManage) {
            losesRole(person);
        }
        Owner owner = Owner.of(person);
        String number = number();

        Page page;
        if (way.equals("by mail")) {
            agency().admin()
                    .sends(
                            "PUT",
                            agency().path("/users/" + person.id() + "/execute-actions-email"),
                            "[\"" + VERIFY_PHONE + "\"]");
            Mail mail = Await.get("the mail", () -> stage.mail().to(person.email()).stream()
                    .filter(m -> m.text().contains("action-token"))
                    .findFirst());
            page = owner.visitor().goesTo(mail.link());
            page = owner.visitor().goesTo(page.link("a[href*=action-token]"));
        } else {
            agency().changeAccount(person, account -> account.putArray("requiredActions")
                    .add(VERIFY_PHONE));
            page = owner.visitor().answersLogin(owner.visitor().opens(Map.of()), person);
        }
        page = gives(owner, owner.entersPhone(page, number), stage);
        page = owner.visitor().entersCode(page, stage.sms().code(number));

        assertThat(page.has("#code")).as(page.toString()).isFalse();
        assertThat(credentials(person)).hasSize(1);
        assertThat(person.account().path("requiredActions")).isEmpty();
    }

    @Test
    void a_phone_of_another_account_is_refused_where_the_realm_says_so_and_nobody_learns_whose_it_is(Stage stage) {
        Agency strict = Owner.offering(stage.site().ownAgency(Map.of()));
        strict.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.phoneShared", "refuse"));
        Person other = strict.person(Contacts.PHONE);
        Owner owner = Owner.of(strict.person(Contacts.NONE).hasPassword());

        Page page = owner.entersPhone(owner.opens(VERIFY_PHONE), other.phone());
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = owner.visitor().entersCode(page, stage.sms().code(other.phone()));

        assertThat(page.text()).contains("cannot be used").doesNotContain(other.username());
        hasNoPhone(owner.person());
    }

    @Test
    void removing_the_credential_takes_the_number_s_proof_away(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        String number = number();
        Page page = gives(owner, owner.entersPhone(owner.opens(VERIFY_PHONE), number), stage);
        owner.visitor().entersCode(page, stage.sms().code(number));
        String credential = credentials(owner.person()).get(0).path("id").asText();

        page = owner.opens("delete_credential:" + credential);
        owner.visitor().posts(page.form("form").and("accept", "yes"));

        assertThat(credentials(owner.person())).isEmpty();
        assertThat(owner.person().attribute("phoneNumberVerified")).isEmpty();
        Await.holds("the notice", () -> !stage.sms().notices(number).isEmpty());
    }

    @Test
    void what_an_administrator_enters_goes_before_what_was_proved(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        String number = number();
        Page page = gives(owner, owner.entersPhone(owner.opens(VERIFY_PHONE), number), stage);
        owner.visitor().entersCode(page, stage.sms().code(number));
        String entered = number();

        agency().changeAccount(owner.person(), account -> account.withObject("/attributes")
                .putArray("phoneNumber")
                .add(entered));

        assertThat(credentials(owner.person())).isEmpty();
        assertThat(phoneEntry(owner.person()).path("provedBy").asText()).isEqualTo("support");
    }

    @Test
    void the_security_centre_shows_and_changes_what_protects_the_account(Stage stage) {
        Owner owner = owner(Contacts.BOTH);
        Person person = owner.person();
        Page page = owner.opens(SECURITY_CENTRE);
        assertThat(page.has("#kc-security-centre")).as(page.toString()).isTrue();
        assertThat(page.has("[data-contact=email][data-state=counts]")).isTrue();
        assertThat(page.has("[data-contact=phone][data-state=counts]")).isTrue();
        assertThat(page.has("[data-preferred=email]")).isTrue();
        assertThat(page.body()).doesNotContain(person.phone());

        page = owner.presses(page, "form:has(#kc-centre-prefer-sms)", "prefer");
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = gives(owner, page, stage);
        assertThat(page.text()).contains("The change was made");
        assertThat(page.has("[data-preferred=sms]")).isTrue();
        assertThat(person.attribute("identity-check.preferred")).hasValue("sms");
        isTold(stage, person, "asks you for a code", "the way you get codes");

        page = owner.presses(page, "form:has(button[value=forget])", "forget");
        assertThat(page.text()).contains("was forgotten");
        page = owner.presses(page, "form:has(#kc-centre-done)", "done");
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(agency().visitor().signsInWith(ALFA, person).asksForCode()).isTrue();
    }

    @Test
    void a_block_is_lifted_with_a_code_alone(Stage stage) {
        Person person = agency().person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency().visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));
        String link = Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                        .filter(m -> m.subject().startsWith("New way"))
                        .findFirst())
                .link();
        visitor.posts(visitor.goesTo(link).form("#kc-disown-form").and("action", "disown"));
        Owner owner = Owner.of(person);
        Page page = owner.opens(SECURITY_CENTRE);

        person.letsTimePass(MINUTE);
        page = owner.presses(page, "form:has(button[value=lift])", "lift");
        page = owner.visitor().entersCode(page, stage.mail().code(person.email(), 2));

        assertThat(page.text()).contains("The change was made");
        assertThat(page.has("button[value=lift]")).isFalse();
    }

    @Test
    void a_pin_needs_a_code_and_one_that_is_guessed_first_is_refused(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Page page = owner.presses(owner.opens(SECURITY_CENTRE), "form:has(#kc-centre-pin-own)", "pin");
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        page = gives(owner, page, stage);
        for (String typed : List.of("", "12345", "123456789", "abcdef", "123456")) {
            page = owner.visitor()
                    .posts(page.form("#kc-identity-check-pin-form")
                            .with("pin", typed)
                            .and("action", "set-pin"));
            assertThat(page.has("#input-error-pin")).as(typed).isTrue();
            assertThat(pins(owner.person())).isZero();
        }
        page = owner.visitor()
                .posts(page.form("#kc-identity-check-pin-form")
                        .with("pin", "739104")
                        .and("action", "set-pin"));
        assertThat(page.has("[data-pin=true]")).as(page.toString()).isTrue();
        assertThat(pins(owner.person())).isEqualTo(1);

        page = owner.presses(page, "form:has(#kc-centre-pin-off)", "pin");
        assertThat(page.has("[data-pin=false]")).as(page.toString()).isTrue();
        assertThat(pins(owner.person())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"en, PIN, Phone for codes", "it, PIN, Telefono per i codici", "vi, Mã PIN, Điện thoại nhận mã"})
    void has_names_for_its_phone_and_pin_in_the_account_console(String language, String pin, String phone) {
        Map<String, String> texts = agency().consoleTexts("account", language);
        for (String suffix : List.of("", "-display-name")) {
            assertThat(texts)
                    .containsEntry("identity-check-pin" + suffix, pin)
                    .containsEntry("identity-check-phone" + suffix, phone);
        }
        assertThat(texts).containsKeys("identity-check-pin-help-text", "identity-check-phone-help-text");
    }

    private static final String PIN = "form:has(#kc-centre-pin-own)";

    private static boolean asksForPin(Page page) {
        return page.has("#kc-identity-check-pin-form");
    }

    /** Somebody who has given a code in the security centre, with which a phone was added. */
    private Page addsPhone(Owner owner, String number, Stage stage) {
        Page page = owner.entersPhone(owner.opens(SECURITY_CENTRE), number);
        page = gives(owner, page, stage);
        return owner.visitor().entersCode(page, stage.sms().code(number));
    }

    @Test
    void a_phone_and_a_pin_cost_two_codes(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);

        Page page = addsPhone(owner, number(), stage);
        assertThat(page.text("#kc-centre-proved")).contains("No other one is asked for");
        page = owner.presses(page, PIN, "pin");
        assertThat(asksForPin(page)).as(page.toString()).isTrue();
        page = owner.visitor()
                .posts(page.form("#kc-identity-check-pin-form")
                        .with("pin", "739104")
                        .and("action", "set-pin"));

        assertThat(page.has("[data-pin=true]")).as(page.toString()).isTrue();
        assertThat(stage.mail().codes(owner.person().email())).hasSize(1);
        isTold(stage, owner.person(), "Your PIN");
    }

    private static void isTold(Stage stage, Person person, String subject) {
        Await.holds("the notice by mail", () -> stage.mail().notices(person.email()).stream()
                .anyMatch(mail -> mail.subject().contains(subject)));
    }

    @Test
    void a_proof_is_of_one_window_and_ends_with_it(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Page proved = addsPhone(owner, number(), stage);

        Page other = owner.opens(SECURITY_CENTRE);
        assertThat(other.has("#kc-centre-proved")).isFalse();
        assertThat(owner.presses(other, PIN, "pin").asksForCode()).isTrue();
        owner.presses(proved, "form:has(#kc-centre-done)", "done");
        Page again = owner.opens(SECURITY_CENTRE);
        assertThat(owner.presses(again, PIN, "pin").asksForCode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions", "contact", "PIN", "phone"})
    void a_proof_ends_with_what_it_rests_on(String what, Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Person person = owner.person();
        Page page = addsPhone(owner, number(), stage);
        String user = agency().path("/identity-check/users/" + person.id());
        switch (what) {
            case "sessions" -> agency().admin().sends("POST", agency().path("/users/" + person.id() + "/logout"));
            case "contact" ->
                agency().admin()
                        .sends(
                                "POST",
                                user + "/contacts",
                                "{\"type\":\"email\",\"value\":\"" + other(owner) + "\",\"reason\":\"in person\"}");
            case "PIN" -> agency().admin().sends("POST", user + "/pin", "{\"reason\":\"in person\"}");
            default ->
                agency().changeAccount(person, account -> account.withObject("/attributes")
                        .putArray("phoneNumber")
                        .add(number()));
        }

        page = owner.presses(page, PIN, "pin");

        assertThat(asksForPin(page)).as(page.toString()).isFalse();
    }

    @Test
    void a_code_that_is_entered_after_the_sessions_ended_proves_nothing(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Page page = owner.presses(owner.opens(SECURITY_CENTRE), PIN, "pin");
        String code = stage.mail().code(owner.person().email());
        agency().admin().sends("POST", agency().path("/users/" + owner.person().id() + "/logout"));

        page = owner.visitor().entersCode(page, code);

        assertThat(asksForPin(page)).as(page.toString()).isFalse();
    }

    @Test
    void a_pin_form_that_waits_ends_with_the_sessions(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Page page = gives(owner, owner.presses(owner.opens(SECURITY_CENTRE), PIN, "pin"), stage);
        assertThat(asksForPin(page)).as(page.toString()).isTrue();
        agency().admin().sends("POST", agency().path("/users/" + owner.person().id() + "/logout"));

        owner.visitor()
                .posts(page.form("#kc-identity-check-pin-form")
                        .with("pin", "739104")
                        .and("action", "set-pin"));

        assertThat(pins(owner.person())).isZero();
    }

    @Test
    void a_proof_by_a_phone_ends_once_that_phone_is_replaced(Stage stage) {
        Owner owner = owner(Contacts.PHONE);
        Person person = owner.person();
        String number = number();
        Page page = owner.entersPhone(owner.opens(SECURITY_CENTRE), number);
        page = owner.visitor().entersCode(page, stage.sms().code(person.phone()));
        page = owner.visitor().entersCode(page, stage.sms().code(number));
        assertThat(page.text()).contains("The change was made");

        assertThat(page.has("#kc-centre-proved")).isFalse();
        assertThat(asksForPin(owner.presses(page, PIN, "pin"))).isFalse();
    }

    @Test
    void a_pin_is_offered_only_where_a_login_can_ask_for_one(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of()).offers(SECURITY_CENTRE);
        Owner owner = Owner.of(agency.person(Contacts.EMAIL).hasPassword());
        OwnAccount console = owner.person().ownAccount();
        assertThat(owner.opens(SECURITY_CENTRE).has("#kc-centre-pin")).isFalse();
        agency.hasRequiredFlow("bound to nothing", "identity-check-code");
        assertThat(owner.opens(SECURITY_CENTRE).has("#kc-centre-pin")).isFalse();
        assertThat(console.credentials().findValuesAsText("type")).doesNotContain("identity-check-pin");
        agency.asksForPinsAt("portal");
        assertThat(owner.opens(SECURITY_CENTRE).has("#kc-centre-pin-own")).isTrue();
        assertThat(console.credentials().findValuesAsText("type")).contains("identity-check-pin");
        agency.sets("codes and PINs of portal", "identity-check-code", Map.of("channel", "email"));
        assertThat(owner.opens(SECURITY_CENTRE).has("#kc-centre-pin")).isFalse();
    }

    @Test
    void recent_checks_name_the_provider_as_its_page_does(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of()).offers(SECURITY_CENTRE);
        agency.changeRealm(realm -> realm.put("eventsEnabled", true));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "Region ID"));
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));

        Page page = Owner.of(person).opens(SECURITY_CENTRE);

        assertThat(page.text()).contains("was confirmed (Region ID)").doesNotContain("(" + BETA + ")");
    }

    @Test
    void a_pin_is_mailed_on_its_owners_wish_and_they_are_told_on_the_phone_too(Stage stage) {
        Owner owner = owner(Contacts.BOTH);
        Person person = owner.person();
        Page page = owner.presses(owner.opens(SECURITY_CENTRE), "form:has(#kc-centre-pin-mail)", "pin");
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(pins(person)).isZero();

        page = gives(owner, page, stage);

        assertThat(page.has("[data-pin=true]")).as(page.toString()).isTrue();
        assertThat(pins(person)).isEqualTo(1);
        String pin = stage.mail().code(person.email(), 2);
        assertThat(pin).hasSize(6);
        assertThat(page.body()).doesNotContain(pin);
        isTold(stage, person, "Your PIN", "your PIN was changed");
    }

    @Test
    void a_pin_that_cannot_be_mailed_ends_the_one_before_and_the_page_says_so(Stage stage) {
        Owner owner = owner(Contacts.EMAIL);
        Person person = owner.person();
        agency().admin().sends("POST", agency().path("/identity-check/users/" + person.id() + "/pin"), "{}");
        stage.mail().code(person.email());
        List<String> before = pinIds(person);
        assertThat(before).hasSize(1);
        person.letsTimePass(MINUTE);
        Page page = owner.presses(owner.opens(SECURITY_CENTRE), "form:has(#kc-centre-pin-mail)", "pin");
        String code = stage.mail().code(person.email(), 2);
        stage.mail().refuses();

        page = owner.visitor().entersCode(page, code);

        assertThat(page.text()).as(page.toString()).contains("could not be sent");
        assertThat(pinIds(person)).hasSize(1).isNotEqualTo(before);
    }

    // The word was given by a code to the mailbox: whoever reads that one shall not be the only one who hears of it.
    private static void isTold(Stage stage, Person person, String subject, String text) {
        Await.holds("the notice by mail", () -> stage.mail().notices(person.email()).stream()
                .anyMatch(mail -> mail.subject().contains(subject)));
        Await.holds("the notice by SMS", () -> stage.sms().notices(person.phone()).stream()
                .anyMatch(sms -> sms.text().contains(text)));
    }

    private static long pins(Person person) {
        return pinIds(person).size();
    }

    private static List<String> pinIds(Person person) {
        return person.agency()
                .admin()
                .get(person.agency().path("/users/" + person.id() + "/credentials"))
                .valueStream()
                .filter(c -> c.path("type").asText().equals("identity-check-pin"))
                .map(c -> c.path("id").asText())
                .toList();
    }

    @Test
    void a_form_that_is_not_understood_changes_nothing() {
        Owner owner = owner(Contacts.BOTH);
        Page page = owner.opens(SECURITY_CENTRE);
        for (String action : List.of("", "remove-everything", "verify", "use-pin")) {
            page = owner.presses(page, "form:has(#kc-centre-done)", action);
            assertThat(page.text()).contains("Nothing was changed");
        }
        page = owner.visitor()
                .posts(page.form("form:has(#kc-centre-done)")
                        .and("action", "prefer")
                        .and("preferred", "pigeon"));
        assertThat(page.text()).contains("Nothing was changed");
        assertThat(owner.person().attribute("identity-check.preferred")).isEmpty();
    }
}
