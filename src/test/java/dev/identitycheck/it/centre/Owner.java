package dev.identitycheck.it.centre;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;

/** Somebody with a session of a person's, in one browser. */
public record Owner(Person person, Visitor visitor) {

    public static final String VERIFY_PHONE = "identity-check-verify-phone";
    static final String SECURITY_CENTRE = "identity-check-security-centre";

    /** An agency whose people can use the actions. */
    public static Agency offering(Agency agency) {
        agency.asksForPinsAt("portal");
        return agency.offers(VERIFY_PHONE, SECURITY_CENTRE);
    }

    public static Owner of(Person person) {
        return new Owner(person, person.agency().visitor());
    }

    /** Goes to an action, and signs in with the password where that is asked. */
    public Page opens(String action) {
        return visitor.answersLogin(visitor.opens(Map.of("kc_action", action)), person);
    }

    public Page entersPhone(Page page, String number) {
        return visitor.posts(
                page.form("#kc-identity-check-phone-form").with("phone", number).and("action", "send"));
    }

    Page presses(Page page, String selector, String action) {
        return visitor.posts(page.form(selector).and("action", action));
    }
}
