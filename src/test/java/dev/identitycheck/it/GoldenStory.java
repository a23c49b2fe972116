package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Golden;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * People each of whom leaves something else in the store, so that together they leave all that this extension keeps of
 * users. Each version of it can be taken through the story, and stores the same.
 *
 * @param stage where it is played
 * @param agency with every flow, setting and mapper of the extension's
 * @param people as {@link Golden} keeps them
 */
record GoldenStory(Stage stage, Agency agency, ObjectNode people) {

    static final String GAMMA = "spid-gamma";
    static final String DEVICE_COOKIE = "IDENTITY_CHECK_DEVICE";

    /** Codes have one digit more than by default: that shows whether settings are read. */
    static final int CODE_LENGTH = 7;

    private static final String DEVICES = "devices";
    private static final String CODE_OR_PIN = "password and code";
    private static final String GUESS = "000000";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LATER = Duration.ofMinutes(11);

    /** Plays it at a site, and tells what is stored then. */
    static Golden plays(Stage stage, Site site) {
        return new GoldenStory(stage, agency(site), JsonNodeFactory.instance.objectNode()).plays();
    }

    private static Agency agency(Site site) {
        Agency agency = site.agencyWithoutStep();
        agency.addProvider(GAMMA, GAMMA);
        agency.changeRealm(realm -> realm.put("otpPolicyCodeReusable", true));
        agency.admin().change(agency.path("/users/profile"), p -> p.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        agency.admin().put(agency.path("/identity-check/settings"), settings());
        agency.admin()
                .post(
                        agency.path("/identity-check/setup"),
                        Map.of("identityProviders", List.of(ALFA, BETA), "recovery", true));
        agency.sets(
                "Identity Check - post login",
                "identity-check",
                Map.of("codeLength", Integer.toString(CODE_LENGTH), "notify", "all", "attemptNotice", "none"));
        agency.hasRequiredFlow(DEVICES, "identity-check");
        agency.hasConditionalPart(
                DEVICES, "conditional-unfamiliar-access", "auth-otp-form", "identity-check-remember-device");
        agency.sets(
                DEVICES,
                "identity-check",
                Map.of(
                        "lockScope",
                        "account",
                        "fingerprintClaims",
                        "family_name",
                        "existingLinks",
                        "trust",
                        "attemptNotice",
                        "none"));
        agency.sets(DEVICES, "conditional-unfamiliar-access", Map.of("newNetwork", "true"));
        agency.hasFlow("by address", "idp-create-user-if-unique", "idp-auto-link");
        agency.changeProvider(GAMMA, provider -> provider.put("postBrokerLoginFlowAlias", DEVICES)
                .put("firstBrokerLoginFlowAlias", "by address"));
        agency.addsGuard(GAMMA);
        agency.hasFlowOr(
                CODE_OR_PIN, "identity-provider-redirector", "auth-username-password-form", "identity-check-code");
        agency.sets(CODE_OR_PIN, "identity-check-code", Map.of("maxPinFailures", "4", "attemptNotice", "none"));
        return agency;
    }

    static Map<String, Object> settings() {
        return Map.of(
                "idNumberAttribute",
                "taxNumber",
                "captchaDifficulty",
                1_000,
                "smsInbound",
                "hmac",
                "smsPerNumber",
                4,
                "smsCountries",
                "IT VN:200",
                "timeZone",
                "Europe/Rome",
                "supportNotice",
                "support@agency.example",
                "newContactDelay",
                3600,
                "phoneShared",
                "allow");
    }

    private Golden plays() {
        keep("known", confirmed());
        Person noticed = confirmed();
        keep("noticed", noticed).put("link", linkTo(noticed));
        keep("asked", wrong(BETA, 2));
        keep("locked", wrong(BETA, 5));
        keep("suspended", wrong(GAMMA, 5));
        keep("linking", linking());
        disowns();
        usesADevice();
        isReset();
        hasPhoneAndPin();
        recovers();
        // Of this realm: other tests leave notices at the same site that nobody can deliver.
        holds("every notice is sent", () -> agency.site()
                .database()
                .usersWith("identity-check.outbox-due", agency.name())
                .isEmpty());
        waitsForANotice();
        try {
            return Golden.of(agency, people);
        } finally {
            stage.mail().comesUp();
        }
    }

    private ObjectNode keep(String role, Person person) {
        ObjectNode kept = people.putObject(role).put("username", person.username());
        ObjectNode identities = kept.putObject("identities");
        for (String alias : List.of(ALFA, BETA, GAMMA)) {
            JsonNode found = agency.admin().get("/" + alias + "/users?exact=true&username=" + person.username());
            for (JsonNode identity : found) {
                identities
                        .putObject(alias)
                        .put("id", identity.path("id").asText())
                        .put("email", identity.path("email").asText());
            }
        }
        return kept;
    }

    private static Page signedIn(Page page) {
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return page;
    }

    private static Page asked(Page page) {
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        return page;
    }

    private Person confirmed() {
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = asked(visitor.signsInWith(BETA, person));
        signedIn(visitor.entersCode(page, stage.mail().code(person.email())));
        return person;
    }

    // Without the server's address.
    private String linkTo(Person person) {
        String link = notice(stage, person.email()).link();
        return link.substring(agency.site().url().length());
    }

    /** The notice that an identity was confirmed. */
    static Mail notice(Stage stage, String address) {
        return Await.get("the notice", () -> stage.mail().notices(address).stream()
                .filter(mail -> mail.subject().contains("New way of signing in"))
                .findFirst());
    }

    private Person wrong(String provider, int times) {
        Person person = agency.person().knownAt(ALFA).linkedTo(provider);
        Visitor visitor = agency.visitor();
        Page page = asked(visitor.signsInWith(provider, person));
        String code = stage.mail().code(person.email());
        for (int number = 1; number <= times; number++) {
            page = visitor.entersCode(page, Wrong.codeFor(code, number));
        }
        assertThat(page.isLocked()).as(page.toString()).isEqualTo(times == 5);
        return person;
    }

    private Person linking() {
        Person person = agency.person().knownAt(ALFA);
        person.hasIdentityAt(GAMMA, person.email());
        asked(agency.visitor().signsInWith(GAMMA, person));
        return person;
    }

    private void disowns() {
        Person person = confirmed();
        String link = linkTo(person);
        keep("disowned", person).put("link", link);
        Visitor visitor = agency.visitor();
        visitor.posts(visitor.goesTo(agency.site().url() + link)
                .form("#kc-disown-form")
                .and("action", "disown"));
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    private void usesADevice() {
        Person person = agency.person().linkedTo(GAMMA).hasApp();
        Visitor browser = agency.visitor();
        signedIn(browser.entersAppCode(browser.signsInWith(GAMMA, person), AuthenticatorApp.code()));
        keep("device", person).put("cookie", browser.cookieHeader(DEVICE_COOKIE));
    }

    private void isReset() {
        Person person = agency.person(Contacts.BOTH).knownAt(ALFA);
        supports(person, "/reset");
        keep("reset", person);
    }

    private void supports(Person person, String operation) {
        agency.admin()
                .post(
                        agency.path("/identity-check/users/" + person.id() + operation),
                        Map.of("reason", "asked in person"));
    }

    private void hasPhoneAndPin() {
        Person person = agency.person().hasPassword().knownAt(ALFA);
        Visitor visitor = agency.visitor();
        Page page = visitor.answersLogin(visitor.opens(Map.of("kc_action", "identity-check-verify-phone")), person);
        page = asked(entersPhone(visitor, page, person.phone()));
        page = asked(visitor.entersCode(page, stage.mail().code(person.email())));
        signedIn(visitor.entersCode(page, stage.sms().code(person.phone())));

        person.letsTimePass(LATER);
        supports(person, "/pin");
        String pin = stage.mail().code(person.email(), 2);
        keep("pin", person).put("phone", person.phone()).put("pin", pin);

        agency.asksForPinsAt("portal");
        page = visitor.opens(Map.of("kc_action", "identity-check-security-centre"));
        page = asked(visitor.posts(page.form("form:has(#kc-centre-prefer-pin)").and("action", "prefer")));
        visitor.entersCode(page, stage.mail().code(person.email(), 3));
        assertThat(person.attribute("identity-check.preferred")).hasValue("pin");

        person.letsTimePass(LATER);
        String another = person.phone().replaceFirst("333", "347");
        page = visitor.opens(Map.of("kc_action", "identity-check-verify-phone"));
        page = asked(entersPhone(visitor, page, another));
        visitor.entersCode(page, GUESS);

        agency.setsBrowserFlow(CODE_OR_PIN);
        Visitor other = agency.visitor();
        page = asked(other.answersLogin(other.opens(Map.of()), person));
        page = other.entersCode(page, Wrong.codeFor(pin));
        page = asked(other.presses(page, "use-email"));
        other.entersCode(page, GUESS);
    }

    private static Page entersPhone(Visitor visitor, Page page, String number) {
        return visitor.posts(
                page.form("#kc-identity-check-phone-form").with("phone", number).and("action", "send"));
    }

    private void recovers() {
        Person person = Forgetful.numbered(agency.person().hasPassword());
        Forgetful who = Forgetful.at(agency);
        Page page = asked(who.identifies(Forgetful.number(person), person.email()));
        who.visitor().entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));
        keep("forgetful", person);
    }

    private void waitsForANotice() {
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = asked(visitor.signsInWith(BETA, person));
        String code = stage.mail().code(person.email());
        stage.mail().goesDown();
        signedIn(visitor.entersCode(page, code));
        keep("waiting", person);
        holds("a try in vain", () -> person.attribute("identity-check.outbox")
                .filter(box -> box.contains("\"tries\":1"))
                .isPresent());
    }

    private static void holds(String what, BooleanSupplier condition) {
        Await.get(what, PATIENCE, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
