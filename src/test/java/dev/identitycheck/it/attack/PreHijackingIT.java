package dev.identitycheck.it.attack;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The five attacks of A. Sudhodanan and A. Paverd, "Pre-hijacked accounts", USENIX Security 2022: somebody makes an
 * account with an address of somebody else, who comes to it later.
 */
@RealServer
@DisplayName("An account made with somebody else's address")
class PreHijackingIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6_000_000);

    private static final Duration DAY = Duration.ofDays(1);

    private static String number() {
        return "+39347" + NUMBERS.incrementAndGet();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void classic_federated_merge_leaves_the_owner_of_the_address_outside_the_intruders_account(
            boolean asksBefore, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        if (asksBefore) {
            agency.asksBeforeLinking(Map.of());
        } else {
            agency.linksByEmail();
        }
        Person owner = Hijack.stranger(agency);
        Person intruder = agency.person(Contacts.NONE).hasPassword();
        agency.changeAccount(intruder, account -> account.put("email", owner.username() + "@spid-beta.example"));

        Page page = agency.visitor().signsInWith(BETA, owner);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(intruder.isLinkedTo(BETA)).isEqualTo(!asksBefore);
        assertThat(agency.outcomes(intruder)).endsWith("no_contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recovery", "verification", "phone"})
    void unexpired_session_ends_when_somebody_else_proves_a_contact(String way, Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);
        JsonNode tokens = hijack.tokens();
        assertThat(hijack.visitor().refreshes(tokens)).isTrue();

        isProved(hijack, way);

        assertThat(hijack.visitor().refreshes(tokens)).isFalse();
        assertThat(hijack.visitor().opens(Map.of("prompt", "none")).isSignedIn())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recovery", "verification", "phone"})
    void trojan_identifier_is_asked_when_somebody_else_has_proved_a_contact(String way, Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);
        assertThat(hijack.comesBack().isSignedIn()).isTrue();

        String phone = isProved(hijack, way);

        Visitor intruder = agency.visitor();
        Page page = intruder.signsInWith(BETA, hijack.account());
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.asksForCode() || page.isRefused()).as(page.toString()).isTrue();
        assertThat(hijack.account().isLinkedTo(BETA)).isTrue();
        assertThat(agency.event(hijack.account(), "doubted")
                        .path("details")
                        .path("identity_provider")
                        .asText())
                .isEqualTo(BETA);
        if (way.equals("recovery")) {
            // Keycloak does not mark the address as verified by that link.
            hijack.isVerifiedBy(agency.visitor());
        }
        hijack.account().hadContactsSince(DAY);
        page = page.asksForCode() ? page : intruder.signsInWith(BETA, hijack.account());
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        String code = phone.isEmpty()
                ? stage.mail().code(hijack.account().email())
                : stage.sms().code(phone, 2);
        assertThat(intruder.entersCode(page, code).isSignedIn())
                .as("whoever has the contact")
                .isTrue();
        assertThat(hijack.comesBack().isSignedIn()).isTrue();
    }

    @Test
    void trojan_identifier_is_not_let_in_as_somebody_without_a_contact(Stage stage) {
        Agency agency = Hijack.open(stage);
        agency.setsStep(Map.of("noContact", "allow"));
        Hijack hijack = Hijack.begun(stage, agency);

        hijack.isRecovered();

        Page page = hijack.comesBack();
        assertThat(page.isRefused()).as(page.toString()).isTrue();
    }

    @Test
    void trojan_identifier_is_asked_though_it_left_before_the_step(Stage stage) {
        Agency agency = Hijack.open(stage);
        Person stranger = Hijack.stranger(agency);
        Page dropped = agency.visitor().droppingBefore("post-broker-login").signsInWith(BETA, stranger);
        Hijack hijack = new Hijack(stage, agency, agency.personNamed(stranger.username()), agency.visitor(), dropped);

        hijack.isRecovered();

        Page page = hijack.comesBack();
        assertThat(page.isRefused()).as(page.toString()).isTrue();
    }

    @Test
    void trojan_identifier_is_not_confirmed_by_a_phone_of_its_own(Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);
        String phone = number();
        hijack.provesPhone(hijack.visitor(), phone);
        hijack.account().hadContactsSince(DAY);
        assertThat(hijack.comesBack().isSignedIn()).isTrue();
        Await.get("the notice of its own proof", () -> stage.sms().notices(phone).stream()
                .findFirst());

        hijack.isRecovered();

        Page page = hijack.comesBack();
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.offers("use-sms")).isFalse();
        assertThat(hijack.account().attribute("phoneNumberVerified")).isEmpty();
        assertThat(stage.sms().to(phone)).hasSize(1);
        assertThat(stage.sms().notices(phone)).as("told of its own proof alone").hasSize(1);
    }

    @Test
    void trojan_identifier_is_not_confirmed_by_an_app_of_its_own(Stage stage) {
        Agency agency = stage.site().agencyWithoutStep();
        agency.linksByEmail();
        agency.allowsReset();
        agency.admin()
                .sends(
                        "POST",
                        agency.path("/identity-check/setup"),
                        "{\"firstBrokerLogin\":false,\"secondFactors\":true}");
        Hijack hijack = Hijack.begun(stage, agency);
        hijack.account().hasApp();
        hijack.isVerifiedBy(agency.visitor());
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, hijack.account());
        assertThat(asked.asksForAppCode()).as(asked.toString()).isTrue();

        Page page = intruder.entersAppCode(asked, AuthenticatorApp.code());

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(hijack.entry()).contains("\"unconfirmed\"");
    }

    @Test
    void trojan_identifier_writes_nothing_in_a_login_that_waits(Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);
        agency.changeAccount(hijack.account(), account -> account.putArray("requiredActions")
                .add("UPDATE_PROFILE")
                .add("UPDATE_PASSWORD"));
        Visitor intruder = agency.visitor();
        Page form = intruder.signsInWith(BETA, hijack.account());
        assertThat(form.has("#kc-update-profile-form")).as(form.toString()).isTrue();

        hijack.isVerifiedBy(agency.visitor());
        Page page = intruder.posts(form.form("#kc-update-profile-form").with("email", "new@intruder.example"));

        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(hijack.account().account().path("email").asText())
                .isEqualTo(hijack.account().email());
        assertThat(hijack.account().account().path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void whose_address_a_login_of_the_identity_proves_stays_the_identitys(Stage stage) {
        Agency agency = Hijack.open(stage);
        agency.changeRealm(realm -> realm.put("verifyEmail", true));
        Person stranger = Hijack.stranger(agency);
        String address = stranger.username() + "@spid-beta.example";
        Visitor visitor = agency.visitor();
        visitor.signsInWith(BETA, stranger);
        Await.holds("the mail", () -> !stage.mail().to(address).isEmpty());

        Page page = visitor.goesTo(stage.mail().to(address).get(0).link());

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        staysTrusted(agency, agency.personNamed(stranger.username()));
    }

    @Test
    void whose_address_a_session_of_the_identity_proves_stays_the_identitys(Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);

        hijack.isVerifiedBy(hijack.visitor());

        staysTrusted(agency, hijack.account());
    }

    @Test
    void whose_address_the_provider_vouches_for_stays_the_identitys(Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.vouchedFor(stage, agency);

        staysTrusted(agency, hijack.account());
    }

    @Test
    void unexpired_email_change_comes_to_nothing_when_somebody_else_proves_the_address(Stage stage) {
        Agency agency = Hijack.open(stage);
        agency.admin().change(agency.path("/authentication/required-actions/UPDATE_EMAIL"), action -> action.put(
                        "enabled", true)
                .withObject("/config")
                .put("verifyEmail", "true"));
        Hijack hijack = Hijack.begun(stage, agency);
        String intruders = "new-" + hijack.account().username() + "@intruder.example";
        Page form = hijack.visitor().opens(Map.of("kc_action", "UPDATE_EMAIL"));
        hijack.visitor().posts(form.form("form").with("email", intruders).without("logout-sessions"));
        Await.holds("the mail", () -> !stage.mail().to(intruders).isEmpty());
        assertThat(hijack.account().account().path("email").asText())
                .isEqualTo(hijack.account().email());

        hijack.isVerifiedBy(agency.visitor());
        Visitor later = agency.visitor();
        Page page = later.goesTo(stage.mail().to(intruders).get(0).link());
        if (page.has("a[href*=action-token]")) {
            later.goesTo(page.link("a[href*=action-token]"));
        }

        assertThat(hijack.account().account().path("email").asText())
                .isEqualTo(hijack.account().email());
        assertThat(hijack.comesBack().asksForCode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void non_verifying_provider_gives_nobody_the_account_of_whoever_has_the_address(boolean trustEmail, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        agency.changeProvider(BETA, provider -> provider.put("trustEmail", trustEmail));
        Person owner = agency.person().knownAt(ALFA);
        Person intruder = agency.stranger(BETA, owner.email());
        Visitor visitor = agency.visitor();

        Page page = visitor.signsInWith(BETA, intruder);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, intruder).asksForCode())
                .as("after walking away")
                .isTrue();
        visitor.presses(page, "cancel");
        assertThat(owner.isLinkedTo(BETA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recovery", "verification"})
    void non_verifying_provider_made_the_account_and_is_asked_when_the_owner_comes(String way, Stage stage) {
        Agency agency = Hijack.open(stage);
        Hijack hijack = Hijack.begun(stage, agency);
        assertThat(hijack.account().account().path("emailVerified").asBoolean()).isFalse();

        isProved(hijack, way);

        Page page = hijack.comesBack();
        assertThat(page.asksForCode() || page.isRefused()).as(page.toString()).isTrue();
    }

    // Whoever has the address proves a contact; which phone it was, if it was one.
    private static String isProved(Hijack hijack, String way) {
        switch (way) {
            case "recovery" -> hijack.isRecovered();
            case "verification" -> hijack.isVerifiedBy(hijack.agency().visitor());
            default -> {
                String phone = number();
                hijack.account().hasPassword();
                hijack.provesPhone(hijack.agency().visitor(), phone);
                return phone;
            }
        }
        return "";
    }

    private static void staysTrusted(Agency agency, Person account) {
        assertThat(account.account().path("emailVerified").asBoolean()).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, account).isSignedIn()).isTrue();
        assertThat(account.attribute("identity-check.identities").orElseThrow())
                .contains("\"first\"", "\"known\"")
                .doesNotContain("owesProof");
        assertThat(agency.outcomes(account)).doesNotContain("doubted");
    }
}
