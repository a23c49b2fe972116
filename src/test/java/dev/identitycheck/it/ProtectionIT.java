package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealServer
@DisplayName("What protects an account")
class ProtectionIT {

    /** Whether a realm keeps attributes that its profile does not name, and who may see or edit them. */
    private enum Policy {
        DISABLED,
        ENABLED,
        ADMIN_VIEW,
        ADMIN_EDIT
    }

    private static final int MOST_IDENTITIES = 50;

    /** What somebody who wants in would like to write. */
    private static final Map<String, String> WISHES = new TreeMap<>(Map.ofEntries(
            Map.entry("identity-check.identities", "{\"v\":1,\"salt\":\"s\",\"entries\":[]}"),
            Map.entry("identity-check.contacts", "{\"v\":1,\"salt\":\"s\",\"entries\":[]}"),
            Map.entry("identity-check.failures", "0"),
            Map.entry("identity-check.failures-total", "0"),
            Map.entry("identity-check.locked-at", "0"),
            Map.entry("identity-check.pin.failures", "0"),
            Map.entry("identity-check.messages", "{\"v\":1,\"sent\":[]}"),
            Map.entry("identity-check.unconfirmed", "false"),
            Map.entry("identity-check.disabled-at", "0"),
            Map.entry("phoneNumber", "+393479999999"),
            Map.entry("phoneNumberVerified", "true")));

    private static final Map<Policy, Agency> AGENCIES = new ConcurrentHashMap<>();

    private static Agency agency(Stage stage, Policy policy) {
        return AGENCIES.computeIfAbsent(policy, p -> {
            Agency agency = stage.site().ownAgency(Map.of());
            agency.changeRealm(realm -> realm.put("registrationAllowed", true));
            agency.admin().change(agency.path("/users/profile"), profile -> {
                if (policy == Policy.DISABLED) {
                    profile.remove("unmanagedAttributePolicy");
                } else {
                    profile.put("unmanagedAttributePolicy", policy.name());
                }
            });
            return agency;
        });
    }

    /** Somebody with something in most of our attributes. */
    private static Person person(Stage stage, Policy policy) {
        Agency agency = agency(stage, policy);
        Person person =
                agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));
        assertThat(person.count("identity-check.failures")).isEqualTo(1);
        return person;
    }

    private static Map<String, String> protectedAttributes(Person person) {
        Map<String, String> attributes = person.agency().site().database().userAttributes(person.id());
        attributes.keySet().retainAll(WISHES.keySet());
        return attributes;
    }

    private static Form with(Form form, Map<String, String> wishes) {
        Form more = form;
        for (Map.Entry<String, String> wish : wishes.entrySet()) {
            more = more.with(wish.getKey(), wish.getValue()).with("user.attributes." + wish.getKey(), wish.getValue());
        }
        return more;
    }

    private static Form without(Form form, Map<String, String> wishes) {
        Form less = form;
        for (String name : wishes.keySet()) {
            less = less.without(name);
        }
        return less;
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void is_not_shown_to_its_owner_or_to_administrators(Policy policy, Stage stage) {
        Person person = person(stage, policy);

        assertThat(person.ownAccount().get().toString()).doesNotContain("identity-check.");
        assertThat(person.account().toString()).doesNotContain("identity-check.");
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void is_out_of_reach_of_the_account_interface(Policy policy, Stage stage) {
        Person person = person(stage, policy);
        Map<String, String> before = protectedAttributes(person);

        WISHES.forEach((name, value) -> {
            person.ownAccount()
                    .change(a -> a.withObject("/attributes").putArray(name).add(value));
            person.ownAccount().change(a -> a.withObject("/attributes").putArray(name));
        });
        person.ownAccount().change(account -> account.remove("attributes"));
        person.ownAccount()
                .change(a -> a.withObject("/attributes").putArray("colour").add("red"));

        assertThat(protectedAttributes(person)).isEqualTo(before);
        assertThat(person.attribute("colour").isPresent())
                .as("what nobody protects is within reach where the policy says so")
                .isEqualTo(policy == Policy.ENABLED);
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void is_out_of_reach_of_the_registration_form(Policy policy, Stage stage) {
        Agency agency = agency(stage, policy);
        String name = "registered-" + policy.name().toLowerCase(Locale.ROOT);
        Visitor visitor = agency.visitor();
        Page login = visitor.opens(Map.of());
        Page page = visitor.goesTo(login.link("a[href*=registration]"));

        page = visitor.posts(with(page.form("#kc-register-form"), WISHES)
                .with("username", name)
                .with("email", name + "@agency.example")
                .with("firstName", "First")
                .with("lastName", "Last")
                .with("password", "pw")
                .with("password-confirm", "pw"));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(protectedAttributes(agency.personNamed(name))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void is_out_of_reach_of_the_form_that_updates_a_profile(Policy policy, Stage stage) {
        Person person = person(stage, policy);
        Map<String, String> before = protectedAttributes(person);
        person.agency().changeAccount(person, account -> account.putArray("requiredActions")
                .add("UPDATE_PROFILE"));
        Visitor visitor = person.agency().visitor();

        Page page = visitor.answersLogin(visitor.opens(Map.of()), person);
        // Refused as a whole, as Keycloak does with what must not be edited; asked again without it, accepted.
        page = visitor.posts(with(page.form("#kc-update-profile-form"), WISHES).with("firstName", "Forged"));
        assertThat(protectedAttributes(person)).isEqualTo(before);
        page = visitor.posts(
                without(page.form("#kc-update-profile-form"), WISHES).with("firstName", "Other"));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        assertThat(person.account().path("firstName").asText()).isEqualTo("Other");
        assertThat(protectedAttributes(person)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void survives_every_save_of_an_administrator(Policy policy, Stage stage) {
        Person person = person(stage, policy);
        Agency agency = person.agency();
        fillLedger(person);
        ObjectNode stale = (ObjectNode) person.account();
        Visitor visitor = agency.visitor();
        person.letsTimePass(Duration.ofSeconds(61));
        Page page = visitor.signsInWith(BETA, person);
        visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email(), 2)));
        Map<String, String> before = protectedAttributes(person);
        assertThat(before).containsEntry("identity-check.failures", "2");

        for (ObjectNode representation : List.of(
                stale,
                stale.deepCopy().set("attributes", Json.read("{}")),
                stale.deepCopy().set("attributes", Json.read("{\"locale\":[\"it\"]}")),
                (ObjectNode) stale.deepCopy().without("attributes"),
                (ObjectNode) Json.read("{\"firstName\":\"Other\"}"))) {
            agency.admin().put(agency.path("/users/" + person.id()), representation);
            assertThat(protectedAttributes(person))
                    .as(representation.toString())
                    .isEqualTo(before);
        }
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
    }

    /** As many identities as a ledger holds. */
    private static void fillLedger(Person person) {
        ObjectNode ledger = (ObjectNode)
                Json.read(person.attribute("identity-check.identities").orElseThrow());
        ArrayNode entries = (ArrayNode) ledger.path("entries");
        JsonNode model = entries.get(0);
        for (int i = entries.size(); i < MOST_IDENTITIES; i++) {
            ObjectNode entry = model.deepCopy();
            entry.put("id", "00000000-0000-0000-0000-0000000000" + i);
            entry.put("digest", entry.path("digest").asText().substring(2) + i);
            entries.add(entry);
        }
        person.agency().site().database().setUserAttribute(person.id(), "identity-check.identities", ledger.toString());
        person.agency().admin().post(person.agency().path("/clear-user-cache"), Map.of());
    }
}
