package dev.identitycheck.it.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.visit.Credentials;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Somebody who has forgotten a password, in a browser of their own.
 *
 * @param agency where
 * @param visitor the browser
 */
public record Forgetful(Agency agency, Visitor visitor) {

    /** After so long every message that was ordered has been sent, and none is sent any more. */
    public static final Duration ALL_SENT = Duration.ofSeconds(1);

    /** The flow that the set-up makes. */
    public static final String FLOW = "Identity Check - recovery";

    static final String ATTRIBUTE = "taxNumber";

    /** With a new browser. */
    public static Forgetful at(Agency agency) {
        return new Forgetful(agency, agency.visitor());
    }

    /** An agency whose people recover by number, where a proof of work costs a test nothing. */
    public static Agency agency(Agency agency) {
        return agency(agency, 1_000);
    }

    /** The same, with a proof of work of so many tries at most. */
    public static Agency agency(Agency agency, int difficulty) {
        agency.admin().change(agency.path("/users/profile"), p -> p.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        agency.admin()
                .sends(
                        "PUT",
                        agency.path("/identity-check/settings"),
                        "{\"idNumberAttribute\":\"" + ATTRIBUTE
                                + "\",\"smsInbound\":\"hmac\",\"recoveryPerAddress\":1000000,\"captchaDifficulty\":"
                                + difficulty
                                + "}");
        agency.admin()
                .sends("POST", agency.path("/identity-check/setup"), "{\"identityProviders\":[],\"recovery\":true}");
        return agency;
    }

    /** Gives somebody a number. */
    public static Person numbered(Person person) {
        person.agency().changeAccount(person, account -> account.withObject("/attributes")
                .putArray(ATTRIBUTE)
                .add(number(person)));
        return person;
    }

    /** The number that somebody has. */
    public static String number(Person person) {
        return "TAX" + person.username().replaceAll("\\D", "") + "0";
    }

    /** From the login page to the one that asks who it is. */
    public Page begins() {
        return visitor.goesTo(visitor.opens(Map.of()).link("a[href*=reset-credentials]"));
    }

    /** Gives up at the page that asks for the code, and asks once more in the same tab. */
    Page beginsAgain(Page code) {
        return visitor.goesTo(visitor.presses(code, "cancel").link("a[href*=reset-credentials]"));
    }

    /** Says who it is where the phone is asked for. */
    public Page saysPhone(Page page, String number, String phone) {
        return visitor.posts(page.form("#kc-identity-check-recovery")
                .with("idNumber", number)
                .with("phone", phone)
                .and("action", "recover")
                .with("altcha", solution(page)));
    }

    /** Says who it is, and does the work that the page asks for. */
    public Page identifies(String number, String email) {
        return identifies(begins(), number, email);
    }

    Page identifies(Page page, String number, String email) {
        return visitor.posts(filled(page, number, email).with("altcha", solution(page)));
    }

    static Form filled(Page page, String number, String email) {
        return page.form("#kc-identity-check-recovery")
                .with("idNumber", number)
                .with("email", email)
                .and("action", "recover");
    }

    static String solution(Page page) {
        String box = "#kc-identity-check-captcha";
        String salt = page.attribute(box, "data-salt");
        String challenge = page.attribute(box, "data-challenge");
        int number = 0;
        while (!sha256(salt + number).equals(challenge)) {
            number++;
        }
        String json =
                "{\"algorithm\":\"SHA-256\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(challenge, number, salt, page.attribute(box, "data-signature"));
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Page enters(Page page, String code) {
        return visitor.entersCode(page, code);
    }

    /** Answers Keycloak's own page for a new password. */
    public Page chooses(Page page, String password) {
        return visitor.posts(page.form("#kc-passwd-update-form")
                .with("password-new", password)
                .with("password-confirm", password)
                .without("logout-sessions"));
    }

    /** Signs in at the agency itself. */
    public Page signsIn(Person person, String password) {
        return visitor.answersLogin(visitor.opens(Map.of()), new Login(person.username(), password));
    }

    private record Login(String username, String password) implements Credentials {}
}
