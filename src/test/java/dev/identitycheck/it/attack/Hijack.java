package dev.identitycheck.it.attack;

import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;

/**
 * An account that an identity made, with an address that is somebody else's.
 *
 * @param account the account; its name and password are also those of the identity
 * @param visitor the browser in which the identity signed in
 * @param page where that browser is
 */
record Hijack(Stage stage, Agency agency, Person account, Visitor visitor, Page page) {

    static final String VERIFY_PHONE = "identity-check-verify-phone";

    /** A realm in which first logins make accounts, and people may recover and prove a phone. */
    static Agency open(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        agency.allowsReset();
        return agency.offers(VERIFY_PHONE);
    }

    /** An identity at a provider, and nobody's account. */
    static Person stranger(Agency agency) {
        Person stranger = agency.person().hasIdentityAt(BETA);
        agency.admin().delete(agency.path("/users/" + stranger.id()));
        return stranger;
    }

    static Hijack begun(Stage stage, Agency agency) {
        return begun(stage, agency, stranger(agency));
    }

    /** The same, where the provider's word for addresses is taken. */
    static Hijack vouchedFor(Stage stage, Agency agency) {
        agency.changeProvider(BETA, provider -> provider.put("trustEmail", true));
        return begun(stage, agency, stranger(agency));
    }

    private static Hijack begun(Stage stage, Agency agency, Person stranger) {
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, stranger);
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return new Hijack(stage, agency, agency.personNamed(stranger.username()), visitor, page);
    }

    /** What the application holds of the identity's session. */
    JsonNode tokens() {
        return visitor.tokens(page);
    }

    /** The identity comes again, in a new browser. */
    Page comesBack() {
        return agency.visitor().signsInWith(BETA, account);
    }

    /**
     * Whoever has the mailbox sets a new password by the link of a forgotten one, and leaves other sessions as they
     * are.
     */
    Visitor isRecovered() {
        Visitor owner = agency.visitor();
        Page forgotten = owner.goesTo(owner.opens(Map.of()).link("a[href*=reset-credentials]"));
        owner.posts(forgotten.form("#kc-reset-password-form").with("username", account.email()));
        Page form = owner.goesTo(mail(1).link());
        Page done = owner.posts(form.form("#kc-passwd-update-form")
                .with("password-new", account.password())
                .with("password-confirm", account.password())
                .without("logout-sessions"));
        assertThat(done.isSignedIn() || done.has("#kc-info-message"))
                .as(done.toString())
                .isTrue();
        return owner;
    }

    /** The same person opens the link of a mail that an administrator has sent, in this browser. */
    void isVerifiedBy(Visitor owner) {
        int before = stage.mail().to(account.email()).size();
        agency.admin().put(agency.path("/users/" + account.id() + "/send-verify-email"), Map.of());
        owner.goesTo(owner.goesTo(mail(before + 1).link()).link("a[href*=action-token]"));
        assertThat(account.account().path("emailVerified").asBoolean()).isTrue();
    }

    /** Somebody in a browser that is signed in, or signs in with the password, proves a phone. */
    void provesPhone(Visitor who, String number) {
        Page page = who.answersLogin(who.opens(Map.of("kc_action", VERIFY_PHONE)), account);
        page = who.posts(
                page.form("#kc-identity-check-phone-form").with("phone", number).and("action", "send"));
        page = who.entersCode(page, stage.sms().code(number));
        assertThat(page.parameter("kc_action_status")).as(page.toString()).hasValue("success");
    }

    private Mail mail(int number) {
        return Await.get("mail " + number + " to " + account.email(), () -> stage.mail().to(account.email()).stream()
                .skip(number - 1L)
                .findFirst());
    }

    String entry() {
        return account.attribute("identity-check.identities").orElseThrow();
    }
}
