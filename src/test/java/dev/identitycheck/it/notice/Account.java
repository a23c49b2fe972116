package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.AuthenticatorApp;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.OwnAccount;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.pages.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account that the extension has met, and a browser in which somebody is signed in to it.
 *
 * @param person whose account
 * @param visitor the browser
 */
record Account(Stage stage, Agency agency, Person person, Visitor visitor) {

    static final String OTHER_PASSWORD = "another-password-1";

    /** Signed in with the identity that is the owner's own. */
    static Account owned(Stage stage, Agency agency, Person person) {
        Visitor visitor = agency.visitor();
        visitor.signsInWith(ALFA, person);
        return new Account(stage, agency, person, visitor);
    }

    /** The types of the notices in the history, oldest first. */
    List<String> history() {
        return entries().stream()
                .map(entry -> entry.path("fact").path("kind").asText())
                .toList();
    }

    /** The entries of the history, oldest first. */
    List<JsonNode> entries() {
        List<JsonNode> entries = new ArrayList<>();
        person.attribute("identity-check.history")
                .ifPresent(stored -> Json.read(stored).path("entries").forEach(entries::add));
        return entries;
    }

    /** The history's only entry of this type. */
    JsonNode fact(String kind) {
        List<JsonNode> all = entries().stream()
                .map(entry -> entry.path("fact"))
                .filter(fact -> fact.path("kind").asText().equals(kind))
                .toList();
        if (all.size() != 1) {
            throw new AssertionError("Not one " + kind + " but " + all);
        }
        return all.get(0);
    }

    /** The notice of this type that was mailed to the person's own address. */
    Mail mail(String kind) {
        return mail(person.email(), kind);
    }

    Mail mail(String address, String kind) {
        String subject = Language.EN.say("identityCheckNoticeSubject." + kind, agency.name());
        return Await.get("the notice " + kind + " to " + address, () -> stage.mail().notices(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst());
    }

    /**
     * Opens the link of a notice in a browser that nobody has used, and presses the button. The times of logins have no
     * more than seconds, so the second is over when this returns.
     */
    Page disowns(Mail notice) {
        Visitor browser = agency.visitor();
        Page done = browser.posts(browser.goesTo(notice.link()).form("#kc-disown-form"));
        Await.passes(Duration.ofSeconds(1));
        return done;
    }

    /** Opens an action in the browser, up to its form. */
    Page opens(String action) {
        return visitor.answersLogin(visitor.opens(Map.of("kc_action", action)), person);
    }

    Page choosesPassword(String password) {
        return visitor.posts(passwordForm(opens("UPDATE_PASSWORD"), password));
    }

    static Form passwordForm(Page page, String password) {
        return page.form("#kc-passwd-update-form")
                .with("password-new", password)
                .with("password-confirm", password)
                .without("logout-sessions");
    }

    Page setsUpApp(String label) {
        Page page = opens("CONFIGURE_TOTP");
        String secret = page.attribute("input[name=totpSecret]", "value");
        return visitor.posts(page.form("#kc-totp-settings-form")
                .with("totp", AuthenticatorApp.code(secret))
                .with("userLabel", label)
                .without("logout-sessions"));
    }

    Page setsUpRecoveryCodes() {
        return visitor.posts(opens("CONFIGURE_RECOVERY_AUTHN_CODES")
                .form("#kc-recovery-codes-settings-form")
                .without("logout-sessions"));
    }

    /** The credentials of a type, as an administrator sees them. */
    List<JsonNode> credentials(String type) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode credential : agency.admin().get(user("/credentials"))) {
            if (credential.path("type").asText().equals(type)) {
                all.add(credential);
            }
        }
        return all;
    }

    String credential(String type) {
        return credentials(type).get(0).path("id").asText();
    }

    boolean isOpenedBy(String password) {
        return !OwnAccount.token(agency, person.username(), password).isEmpty();
    }

    int sessions() {
        return agency.admin().get(user("/sessions")).size();
    }

    String user(String rest) {
        return agency.path("/users/" + person.id() + rest);
    }

    String support(String rest) {
        return agency.path("/identity-check/users/" + person.id() + rest);
    }
}
