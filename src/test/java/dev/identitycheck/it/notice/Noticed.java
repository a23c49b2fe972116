package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;

/**
 * Somebody in whose name a second identity was confirmed.
 *
 * @param person the account
 * @param visitor whose browser did it
 * @param page where the browser is
 */
record Noticed(Stage stage, Agency agency, Person person, Visitor visitor, Page page) {

    static Noticed confirmed(Stage stage, Agency agency, Contacts contacts) {
        return confirmed(stage, agency, agency.person(contacts).knownAt(ALFA).linkedTo(BETA));
    }

    static Noticed confirmed(Stage stage, Agency agency, Person person) {
        Visitor visitor = agency.visitor();
        Page page = visitor.entersCode(
                visitor.signsInWith(BETA, person), stage.mail().code(person.email()));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        return new Noticed(stage, agency, person, visitor, page);
    }

    /** The notice by mail that an identity was confirmed. */
    Mail mail() {
        return mail("New way of signing in");
    }

    /** The notice of this subject. */
    Mail mail(String subject) {
        return mail(stage, person.email(), subject);
    }

    static Mail mail(Stage stage, String address, String subject) {
        return Await.get("the notice " + subject, () -> stage.mail().notices(address).stream()
                .filter(m -> m.subject().contains(subject))
                .findFirst());
    }

    /** The notice by SMS. */
    Sms sms(String part) {
        return Await.get("the notice by SMS", () -> stage.sms().notices(person.phone()).stream()
                .filter(m -> m.text().contains(part))
                .findFirst());
    }

    /** The page that its link opens, in a browser that nobody has used. */
    Page opened() {
        return agency.visitor().goesTo(mail().link());
    }

    /** Opens the link and presses the button. */
    Page disowned() {
        return agency.visitor().posts(opened().form("#kc-disown-form").and("action", "disown"));
    }

    static String state(Page page) {
        return page.attribute("#kc-identity-check-disown", "data-state");
    }
}
