package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
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

@RealServer
@DisplayName("A contact")
class ContactsIT {

    private static final Duration DAY = Duration.ofDays(1);

    private static Person person(Agency agency, Contacts contacts) {
        return agency.person(contacts).hasPassword().knownAt(ALFA).linkedTo(BETA);
    }

    private static List<JsonNode> register(Person person) {
        JsonNode register =
                Json.read(person.attribute("identity-check.contacts").orElseThrow());
        return List.copyOf(register.path("entries").valueStream().toList());
    }

    private static String fresh(Person person) {
        return "new-" + person.email();
    }

    private static Mail mail(Stage stage, String address) {
        Await.holds("a mail to " + address, () -> !stage.mail().to(address).isEmpty());
        return stage.mail().to(address).get(0);
    }

    private static boolean isTooNew(Page page) {
        return page.has("#kc-identity-check-refused[data-reason=new-contact]");
    }

    /** Lets people edit their number themselves, as some realms do. */
    private static Agency whereNumbersAreEdited(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.admin().change(agency.path("/users/profile"), profile -> {
            for (JsonNode attribute : profile.path("attributes")) {
                if (attribute.path("name").asText().equals("phoneNumber")) {
                    ((ObjectNode) attribute.path("permissions"))
                            .putArray("edit")
                            .add("admin")
                            .add("user");
                }
            }
        });
        return agency;
    }

    private static void changesNumber(Person person, String number) {
        assertThat(person.ownAccount()
                        .change(account -> account.withObject("/attributes")
                                .putArray("phoneNumber")
                                .add(number))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void that_is_proved_at_the_first_meeting_counts(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.BOTH);

        assertThat(register(person))
                .extracting(
                        e -> e.path("type").asText(), e -> e.path("provedBy").asText())
                .containsExactly(tuple("email", "existing"), tuple("phone", "existing"));
        assertThat(person.attribute("identity-check.contacts").orElseThrow())
                .doesNotContain(person.username())
                .doesNotContain(person.phone());
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
    }

    @Test
    void that_its_owner_changed_confirms_nothing_for_a_day(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.EMAIL);

        person.provesAnotherAddress(fresh(person));
        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .containsExactly("existing", "itself");
        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(isTooNew(page)).as(page.toString()).isTrue();
        assertThat(stage.mail().codes(fresh(person))).isEmpty();
        assertThat(stage.mail().codes(person.email())).isEmpty();
        assertThat(agency.outcomes(person)).endsWith("new_contact");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();

        person.hadContactsSince(DAY);
        Visitor visitor = agency.visitor();
        page = visitor.signsInWith(BETA, person);
        page = visitor.entersCode(page, stage.mail().code(fresh(person)));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @Test
    void that_was_changed_as_a_required_action_with_a_mail_is_new_too(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("verifyEmail", true));
        agency.admin()
                .change(
                        agency.path("/authentication/required-actions/UPDATE_EMAIL"),
                        action -> action.put("enabled", true));
        Person person = person(agency, Contacts.EMAIL);
        Visitor visitor = agency.visitor();

        Page page = visitor.answersLogin(visitor.opens(Map.of("kc_action", "UPDATE_EMAIL")), person);
        visitor.posts(page.form("form").with("email", fresh(person)));
        visitor.goesTo(mail(stage, fresh(person)).link());

        assertThat(person.account().path("email").asText()).isEqualTo(fresh(person));
        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .containsExactly("existing", "itself");
        assertThat(isTooNew(agency.visitor().signsInWith(BETA, person))).isTrue();
    }

    @Test
    void changed_back_to_the_one_that_counted_counts(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.EMAIL);

        person.provesAnotherAddress(fresh(person));
        person.provesAnotherAddress(person.email());

        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        assertThat(register(person)).hasSize(1);
    }

    @Test
    void counts_from_the_day_on_which_it_was_changed_even_on_an_account_that_was_never_met(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().hasPassword().linkedTo(ALFA);

        person.provesAnotherAddress(fresh(person));

        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .containsExactly("existing", "itself");
    }

    @Test
    void that_an_administrator_changed_counts_at_once(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.EMAIL);

        agency.changeAccount(person, account -> account.put("email", fresh(person)));

        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .containsExactly("support");
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        stage.mail().code(fresh(person));
    }

    @Test
    void that_its_owner_changed_stays_new_when_an_administrator_saves_something_else(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.EMAIL);
        person.provesAnotherAddress(fresh(person));

        agency.changeAccount(person, account -> account.put("firstName", "Other"));

        assertThat(isTooNew(agency.visitor().signsInWith(BETA, person))).isTrue();
    }

    @Test
    void that_was_changed_leaves_the_other_one(Stage stage) {
        Agency agency = whereNumbersAreEdited(stage);
        Person person = person(agency, Contacts.BOTH);

        changesNumber(person, "+393479999999");
        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.offers("use-sms")).isFalse();
        assertThat(stage.mail().code(person.email())).isNotEmpty();
    }

    @Test
    void that_is_a_number_is_not_proved_by_the_mark_of_the_old_one(Stage stage) {
        Agency agency = whereNumbersAreEdited(stage);
        Person person = person(agency, Contacts.PHONE);

        changesNumber(person, "+393479999998");

        assertThat(person.attribute("phoneNumber")).hasValue("+393479999998");
        assertThat(person.attribute("phoneNumberVerified")).isEmpty();
        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
        person.hadContactsSince(DAY);
        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
    }

    @Test
    void that_was_changed_or_taken_away_does_not_make_its_owner_somebody_without_one(Stage stage) {
        Agency agency = stage.agency(Map.of("noContact", "allow"));
        Person changed = person(agency, Contacts.EMAIL);
        Person unproved = person(agency, Contacts.EMAIL);

        changed.provesAnotherAddress(fresh(changed));
        unproved.ownAccount().change(account -> account.put("email", fresh(unproved)));

        assertThat(isTooNew(agency.visitor().signsInWith(BETA, changed))).isTrue();
        Page page = agency.visitor().signsInWith(BETA, unproved);
        assertThat(page.isRefused()).as(page.toString()).isTrue();
    }

    @Test
    void that_an_administrator_takes_away_makes_its_owner_somebody_without_one(Stage stage) {
        Agency agency = stage.agency(Map.of("noContact", "allow"));
        Person person = person(agency, Contacts.EMAIL);

        agency.changeAccount(person, account -> account.put("emailVerified", false));

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();
    }

    @Test
    void that_a_known_identity_brings_is_noted_when_it_comes(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().knownAt(BETA);
        agency.changeProvider(BETA, provider -> {
            provider.put("trustEmail", true);
            provider.withObject("/config").put("syncMode", "FORCE");
        });

        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isTrue();

        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .containsExactly("existing", "itself");
    }

    @Test
    void that_comes_with_the_link_of_a_stranger_is_new(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        agency.changeProvider(BETA, provider -> {
            provider.put("trustEmail", true);
            provider.withObject("/config").put("syncMode", "FORCE");
        });
        // Never met before; the stranger's identity has the owner's name and an address of its own.
        Person person = agency.person().hasIdentityAt(BETA);

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(stage.mail().codes(person.username() + "@spid-beta.example")).isEmpty();
        assertThat(register(person))
                .extracting(e -> e.path("provedBy").asText())
                .startsWith("existing");
        page = agency.visitor().signsInWith(BETA, person);
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(stage.mail().codes(person.username() + "@spid-beta.example")).isEmpty();
    }

    @Test
    void of_an_account_that_a_login_makes_counts_when_its_owner_proves_it_then(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        agency.changeRealm(realm -> realm.put("verifyEmail", true));
        Person person = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + person.id()));
        String address = person.username() + "@spid-beta.example";
        Visitor visitor = agency.visitor();

        visitor.signsInWith(BETA, person);
        visitor.goesTo(mail(stage, address).link());
        Person made = agency.personNamed(person.username()).linkedTo(ALFA);

        assertThat(made.account().path("emailVerified").asBoolean()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, made).asksForCode()).isTrue();
        assertThat(stage.mail().code(address)).isNotEmpty();
    }

    @Test
    void that_cannot_be_noted_is_not_changed(Stage stage) {
        Agency agency = stage.agency();
        Person person = person(agency, Contacts.EMAIL);
        agency.site().database().setUserAttribute(person.id(), "identity-check.contacts", "{");

        int status = person.ownAccount()
                .change(account -> account.put("email", fresh(person)))
                .statusCode();

        assertThat(status).isEqualTo(500);
        assertThat(person.account().path("email").asText()).isEqualTo(person.email());
        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    @Test
    void counts_after_the_time_that_the_realm_sets_and_never_where_that_cannot_be_read(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.newContactDelay", "0"));
        Person person = person(agency, Contacts.EMAIL);
        person.provesAnotherAddress(fresh(person));
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();

        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.newContactDelay", "1d"));

        assertThat(agency.visitor().signsInWith(BETA, person).isRefused()).isTrue();
        assertThat(agency.site().log()).contains("newContactDelay is out of range");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }
}
