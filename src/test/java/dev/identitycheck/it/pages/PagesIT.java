package dev.identitycheck.it.pages;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.server.NeedsBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsBrowser
@RealServer
@DisplayName("In a real browser")
class PagesIT {

    @RegisterExtension
    private static final RealBrowser BROWSER = new RealBrowser();

    static List<Look> looks() {
        return Look.usual();
    }

    private static Person newcomer(Agency agency) {
        return agency.person(Contacts.BOTH).knownAt(ALFA).linkedTo(BETA);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void code_error_and_lock_page_are_fit_to_be_seen(Look look, Stage stage) {
        // No other test shares these settings, so names may be given.
        Agency agency = stage.agency(Map.of("resendInterval", "61"));
        agency.changeRealm(realm -> realm.put("displayName", "City of Aurelia"));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "SPID Beta"));
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(look)) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-form");
            window.leavesNothingToReproach("code-" + look);
            for (String left : List.of("4 attempts", "3 attempts", "2 attempts", "one attempt")) {
                mistypes(window, stage.mail().code(person.email()));
                isTold(window, left);
            }
            window.leavesNothingToReproach("error-" + look);
            mistypes(window, stage.mail().code(person.email()));
            window.sees("#kc-identity-check-locked");
            window.leavesNothingToReproach("locked-" + look);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.identitycheck.pages.Language#codes")
    void nothing_is_cut_off_in_the_narrowest_window(String language, Stage stage) {
        Agency agency = stage.agency();
        try (Window window = BROWSER.window(Look.narrowest())) {
            window.signsInWith(agency.url(), BETA, newcomer(agency), language).sees("#kc-identity-check-form");
            window.leavesNothingToReproach("code-" + language + "-narrowest");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_theme_to_be_branded_is_fit_to_be_seen(Look look, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("loginTheme", "identity-check").put("emailTheme", "identity-check"));
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(look)) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-form");
            window.leavesNothingToReproach("theme-code-" + look);
            stage.mail().code(person.email());
            window.reads(stage.mail().to(person.email()).get(0).html());
            window.leavesNothingToReproach("theme-mail-" + look);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_notice_and_the_page_behind_its_link_are_fit_to_be_seen(Look look, Stage stage) {
        Agency agency = stage.agency(Map.of("resendInterval", "62"));
        agency.changeRealm(realm -> realm.put("displayName", "City of Aurelia").put("emailTheme", "identity-check"));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "SPID Beta"));
        Mail notice = newIdentity(newcomer(agency), stage);
        try (Window window = BROWSER.window(look)) {
            window.reads(notice.html());
            window.leavesNothingToReproach("notice-" + look);
            window.opens(notice.link()).sees("#kc-disown-form");
            window.leavesNothingToReproach("disown-" + look);
            window.sees("#kc-disown-submit").click();
            window.sees("[data-state=done]");
            window.leavesNothingToReproach("disowned-" + look);
        }
    }

    /** What may have happened, and what it is about. */
    private static final Map<String, String> HAPPENED = Map.of(
            "contact-changed", "{}",
            "attempts", "{\"type\":\"code\",\"id\":\"a:3\",\"name\":\"3\"}",
            "credential-added", "{\"type\":\"webauthn-passwordless\",\"id\":\"1\",\"name\":\"Laptop in the kitchen\"}",
            "password-recovered", "{}",
            "new-browser", "{\"type\":\"browser\",\"id\":\"1\",\"name\":\"Firefox, Windows\"}",
            "way-changed", "{}");

    private static Mail newIdentity(Person person, Stage stage) {
        Visitor visitor = person.agency().visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.mail().code(person.email()));
        return Await.get("the notice", () -> stage.mail().notices(person.email()).stream()
                .filter(m -> m.subject().startsWith("New way"))
                .findFirst());
    }

    // As if the message had told of something else.
    private static void happened(Person person, String handles, String kind, String subject) {
        JsonNode stored = Json.read(handles);
        for (JsonNode handle : stored.path("handles")) {
            ObjectNode fact = (ObjectNode) handle.path("fact");
            fact.remove(List.of("identity", "provider"));
            fact.put("kind", kind).set("subject", Json.read(subject));
            if (kind.equals("contact-changed")) {
                fact.putArray("contacts").addObject().put("digest", "x").put("masked", "a•••@b•••");
            }
        }
        person.agency().site().database().setUserAttribute(person.id(), "identity-check.handles", stored.toString());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_page_behind_any_link_is_fit_to_be_seen(Look look, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("displayName", "City of Aurelia").put("resetPasswordAllowed", true));
        Person person = newcomer(agency);
        Mail notice = newIdentity(person, stage);
        String handles = person.attribute("identity-check.handles").orElseThrow();
        try (Window window = BROWSER.window(look)) {
            HAPPENED.forEach((kind, subject) -> {
                happened(person, handles, kind, subject);
                window.opens(notice.link()).sees("#kc-disown-then");
                window.leavesNothingToReproach("disown-" + kind + "-" + look);
                window.sees("#kc-disown-submit").click();
                window.sees("[data-state=done]");
                window.leavesNothingToReproach("disowned-" + kind + "-" + look);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.identitycheck.pages.Language#codes")
    void the_page_behind_any_link_fits_the_narrowest_window(String language, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = newcomer(agency);
        Mail notice = newIdentity(person, stage);
        String handles = person.attribute("identity-check.handles").orElseThrow();
        agency.changeRealm(realm -> realm.put("defaultLocale", language)
                .putArray("supportedLocales")
                .add(language));
        try (Window window = BROWSER.window(Look.narrowest())) {
            HAPPENED.forEach((kind, subject) -> {
                happened(person, handles, kind, subject);
                window.opens(notice.link()).sees("#kc-disown-then");
                window.leavesNothingToReproach("disown-" + kind + "-" + language + "-narrowest");
            });
        }
    }

    private static final List<String> KINDS = List.of(
            "confirmed",
            "first",
            "linked",
            "linked-by-administrator",
            "locked",
            "contact-changed",
            "pin-changed",
            "way-changed",
            "step-locked",
            "code-sent",
            "attempts",
            "new-browser",
            "password-changed",
            "password-recovered",
            "password-replaced",
            "credential-added",
            "credential-removed",
            "unlinked",
            "signed-out",
            "switched-on",
            "support-acted",
            "disowned",
            "contact-disowned",
            "code-disowned",
            "change-disowned");

    private static String outbox(Person person, String stored) {
        JsonNode box = Json.read(stored);
        ArrayNode facts = (ArrayNode) box.path("facts");
        ObjectNode first = (ObjectNode) facts.get(0);
        facts.removeAll();
        for (String kind : KINDS) {
            ObjectNode fact = first.deepCopy();
            fact.put("id", kind)
                    .put("kind", kind)
                    .put("due", 0L)
                    .put("tries", 0)
                    .remove("leased");
            String subject = HAPPENED.getOrDefault(kind, "{\"type\":\"unlock\",\"id\":\"1\",\"name\":\"\"}");
            fact.set("subject", Json.read(subject));
            fact.putArray("to").addObject().put("way", "email").put("address", person.email());
            facts.add(fact);
        }
        return box.toString();
    }

    @Test
    void every_kind_of_notice_is_fit_to_be_read(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("channel", "sms"));
        agency.changeRealm(realm -> realm.put("displayName", "City of Aurelia").put("emailTheme", "identity-check"));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "SPID Beta"));
        Person person = newcomer(agency);
        stage.mail().refuses();
        Visitor visitor = agency.visitor();
        visitor.entersCode(visitor.signsInWith(BETA, person), stage.sms().code(person.phone()));
        Await.holds("a try in vain", () -> person.attribute("identity-check.outbox")
                .filter(box -> box.matches(".*\"tries\":[1-9].*"))
                .isPresent());
        agency.site()
                .database()
                .changeUserAttribute(person.id(), "identity-check.outbox", stored -> outbox(person, stored));
        stage.mail().takes();
        Await.holds("all notices", () -> stage.mail().notices(person.email()).size() >= KINDS.size());
        for (Look look : looks()) {
            try (Window window = BROWSER.window(look)) {
                int number = 0;
                for (Mail mail : stage.mail().notices(person.email())) {
                    window.reads(mail.html());
                    window.leavesNothingToReproach("mail-" + number++ + "-" + look);
                    isHeardToTheEnd(mail, window);
                }
            }
        }
    }

    /** Whoever hears a mail hears whom it is from, all that others read, and what its link does. */
    private static void isHeardToTheEnd(Mail mail, Window window) {
        List<String> said = window.said();
        assertThat(window.language()).isEqualTo("en");
        assertThat(said.get(0)).as("%s", said).contains("City of Aurelia");
        String heard = String.join(" ", said).replaceAll("(heading|link|image): ", "");
        assertThat(heard.replaceAll("\\s", "")).isEqualTo(window.seen().replaceAll("\\s", ""));
        List<String> links =
                said.stream().filter(line -> line.startsWith("link: ")).toList();
        assertThat(links).as("%s", said).hasSize(mail.html().contains("/identity-check/d/") ? 1 : 0);
        assertThat(links).as("a link says what it does").noneMatch(link -> link.contains("://"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void somebody_without_a_contact_reads_a_calm_page(Look look, Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
        agency.changeAccount(person, account -> account.put("emailVerified", false));
        try (Window window = BROWSER.window(look)) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-refused");
            window.leavesNothingToReproach("refused-" + look);
        }
    }

    @Test
    void the_keyboard_is_enough(Stage stage) {
        Agency agency = stage.agency();
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(Look.desktop())) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-form");
            assertThat(window.focus()).isEqualTo("code");
            mistypes(window, stage.mail().code(person.email()));
            isTold(window, "4 attempts");
            assertThat(window.focus()).isEqualTo("code");
            assertThat(List.of(
                            window.presses("Tab").focus(), window.presses("Tab").focus()))
                    .as("buttons that cannot work yet are passed over")
                    .containsExactly("verify", "cancel");
            assertThat(window.presses("Enter").arrives()).contains("error=access_denied");
        }
    }

    @Test
    void buttons_that_cannot_work_yet_rest_and_the_page_counts_down(Stage stage) {
        Agency agency = stage.agency();
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(Look.desktop()).hasOwnClock()) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-resend:disabled");
            window.sees("#kc-identity-check-use-sms:disabled");
            window.sees("#kc-identity-check-wait:has-text('a new code in 0:')");
            assertThat(window.sees("button[value=verify]").isEnabled()).isTrue();
            assertThat(window.sees("button[value=cancel]").isEnabled()).isTrue();
            window.leavesNothingToReproach("code-waits-" + Look.desktop());
            window.waits(Duration.ofSeconds(30)).sees("#kc-identity-check-resend:disabled");
            window.waits(Duration.ofSeconds(31)).sees("#kc-identity-check-resend:enabled");
            window.sees("#kc-identity-check-over:has-text('You can ask for a new code now.')");
            window.leavesNothingToReproach("code-waited-" + Look.desktop());
            person.letsTimePass(Duration.ofSeconds(61));
            window.sees("#kc-identity-check-use-sms:enabled").click();
            assertThat(stage.sms().code(person.phone())).hasSize(6);
        }
    }

    static List<Arguments> smallScreens() {
        return List.of("keycloak.v2", "identity-check").stream()
                .flatMap(theme -> List.of("en", "it").stream().map(language -> Arguments.of(theme, language)))
                .toList();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("smallScreens")
    void the_code_page_fits_a_notebook_and_its_field_is_on_the_first_screen(
            String theme, String language, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(
                realm -> realm.put("displayName", "Comune di Borgo Val di Taro").put("loginTheme", theme));
        agency.changeProvider(BETA, provider -> provider.put("displayName", "Carta d'Identità Elettronica"));
        Person person = newcomer(agency);
        for (Look look : List.of(Look.notebook(), Look.enlarged(), Look.smallPhone())) {
            String name = "fits-" + theme + "-" + language + "-" + look;
            try (Window window = BROWSER.window(look)) {
                window.signsInWith(agency.url(), BETA, person, language).sees("#code");
                window.isPictured(name);
                assertThat(window.isOnFirstScreen("#code")).as(name).isTrue();
                if (look.equals(Look.notebook())) {
                    assertThat(window.overlong()).as(name).isZero();
                }
                window.leavesNothingToReproach(name + "-whole");
            }
            person.letsTimePass(Duration.ofMinutes(11));
        }
    }

    @Test
    void a_message_that_fails_later_is_said_without_a_reload(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        stage.sms().refusesAfter(Duration.ofMillis(1500));
        try (Window window = BROWSER.window(Look.desktop())) {
            window.signsInWith(agency.url(), BETA, newcomer(agency), "en").sees("#kc-identity-check-form");
            window.sees("#code").fill("12");
            window.sees("#kc-identity-check-news:has-text('could not be sent')");
            assertThat(window.sees("#code").inputValue()).isEqualTo("12");
            assertThat(window.sees("button[value=resend]").isEnabled()).isTrue();
            window.leavesNothingToReproach("failed-later");
        }
    }

    @Test
    void a_message_that_is_sent_later_is_said_and_moves_nothing(Stage stage) {
        Agency agency = stage.agency(Map.of("channel", "sms"));
        stage.sms().isSlow(Duration.ofMillis(1500));
        for (Look look : List.of(Look.desktop(), Look.phone())) {
            try (Window window = BROWSER.window(look)) {
                window.signsInWith(agency.url(), BETA, newcomer(agency), "en")
                        .sees("dt:has-text('Code is being sent to')");
                double before = window.top("button[value=verify]");
                window.sees("dt:has-text('Code sent to')");
                assertThat(window.text("#kc-identity-check-news")).isEqualTo("The code has been sent.");
                assertThat(window.top("button[value=verify]")).isEqualTo(before);
                window.leavesNothingToReproach("sent-later-" + look);
            }
        }
    }

    @Test
    void a_double_click_sends_the_form_once(Stage stage) {
        Agency agency = stage.agency();
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(Look.desktop())) {
            window.signsInWith(agency.url(), BETA, person, "en")
                    .sees("#code")
                    .fill(stage.mail().code(person.email()));

            assertThat(window.posts(Locator::dblclick, "button[value=verify]")).isEqualTo(1);
        }
    }

    @Test
    void javascript_is_not_needed(Stage stage) {
        Agency agency = stage.agency();
        Person person = newcomer(agency);
        try (Window window = BROWSER.window(Look.desktop().withoutJavaScript())) {
            window.signsInWith(agency.url(), BETA, person, "en").sees("#kc-identity-check-form");
            mistypes(window, stage.mail().code(person.email()));
            isTold(window, "4 attempts");
            person.letsTimePass(Duration.ofMinutes(2));
            window.sees("button[value=use-sms]").click();
            String code = stage.sms().code(person.phone());
            window.sees("#code").fill(code.substring(0, 3) + " " + code.substring(3));
            window.sees("button[value=verify]").click();
            assertThat(window.arrives()).contains("code=");
        }
    }

    @ParameterizedTest
    @CsvSource({"true,20", "false,5"})
    void a_double_click_on_confirm_always_arrives(boolean javaScript, int rounds, Stage stage) {
        Agency agency = stage.agency();
        Look look = javaScript ? Look.desktop() : Look.desktop().withoutJavaScript();
        for (int round = 1; round <= rounds; round++) {
            Person person = newcomer(agency);
            try (Window window = BROWSER.window(look)) {
                window.signsInWith(agency.url(), BETA, person, "en")
                        .sees("#code")
                        .fill(stage.mail().code(person.email()));
                window.sees("button[value=verify]").dblclick();
                assertThat(window.arrives()).as("round %d", round).contains("code=");
            }
        }
    }

    private static void mistypes(Window window, String code) {
        int last = Character.digit(code.charAt(code.length() - 1), 10);
        window.sees("#code").fill(code.substring(0, code.length() - 1) + (last + 1) % 10);
        window.presses("Enter");
    }

    private static void isTold(Window window, String attemptsLeft) {
        window.sees("#input-error-code:has-text('" + attemptsLeft + " left')");
    }
}
