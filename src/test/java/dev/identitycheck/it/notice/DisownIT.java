package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("An owner who says “it wasn't me”")
class DisownIT {

    // Of a handle's letters, those that are no part of the account's name in it.
    private static final int SECRET = 16;

    @Test
    void takes_the_identity_and_every_session_away(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        Visitor own = agency.visitor();
        own.signsInWith(ALFA, person);
        assertThat(sessions(agency, person)).isEqualTo(3);

        Page page = noticed.disowned();

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"disowned\"");
        assertThat(sessions(agency, person)).isZero();
        assertThat(agency.outcomes(person)).contains("disowned");
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn())
                .as("the owner's own identity")
                .isTrue();
    }

    @Test
    void blocks_the_identity_from_being_linked_again(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        String subject = person.subjectOf(BETA);
        noticed.disowned();

        Admin.Answer answer = agency.admin()
                .sends(
                        "POST",
                        agency.path("/users/" + person.id() + "/federated-identity/" + BETA),
                        "{\"identityProvider\":\"" + BETA + "\",\"userId\":\"" + subject + "\",\"userName\":\"x\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(person.isLinkedTo(BETA)).isFalse();
    }

    @Test
    void blocks_the_identity_from_being_linked_in_the_account_console(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        noticed.disowned();
        Visitor console = agency.visitor();
        console.signsInWith(ALFA, person);

        Page page = console.links(BETA, person);

        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(page.text()).contains("said that it is not theirs");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.outcomes(person)).contains("blocked");
    }

    @Test
    void blocks_an_identity_whose_link_is_gone_by_then(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        String subject = person.subjectOf(BETA);
        noticed.mail();
        agency.admin().delete(agency.path("/users/" + person.id() + "/federated-identity/" + BETA));

        assertThat(Noticed.state(noticed.disowned())).isEqualTo("done");

        assertThatThrownBy(() -> person.linkedTo(BETA, subject)).hasMessageContaining("409");
    }

    @Test
    void keeps_the_identity_out_of_a_first_login_too(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person person = agency.person().knownAt(ALFA);
        agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
        person.hasIdentityAt(BETA);
        String address = person.username() + "@spid-beta.example";
        Visitor visitor = agency.visitor();
        Page in = visitor.entersCode(
                visitor.signsInWith(BETA, person), stage.mail().code(address));
        assertThat(in.isSignedIn()).as(in.toString()).isTrue();
        String link = Noticed.mail(stage, address, "New way of signing in").link();
        Page asked = agency.visitor().goesTo(link);
        agency.visitor().posts(asked.form("#kc-disown-form"));

        Page page = agency.visitor().signsInWith(BETA, person);

        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.outcomes(person)).contains("blocked");
    }

    @Test
    void changes_nothing_by_opening_the_link(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        String link = noticed.mail().link();

        Page page = noticed.opened();
        int head = agency.visitor().asks("HEAD", link);
        Page without = agency.visitor().posts(new Form(link, List.of(new Form.Field("action", "disown"))));

        assertThat(Noticed.state(page)).isEqualTo("ask");
        assertThat(page.text()).contains(BETA).doesNotContain(noticed.person().username());
        assertThat(head).isEqualTo(200);
        assertThat(Noticed.state(without)).as("a post without the page").isEqualTo("ask");
        assertThat(noticed.person().isLinkedTo(BETA)).isTrue();
        assertThat(agency.visitor().signsInWith(BETA, noticed.person()).isSignedIn())
                .isTrue();
    }

    @Test
    void meets_a_calm_page_with_a_link_that_is_none(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        String link = noticed.mail().link();
        String handle = link.substring(link.lastIndexOf('/') + 1);
        char last = handle.charAt(23) == 'A' ? 'B' : 'A';
        Agency other = stage.agency(Map.of("notify", "all"));
        String strangers =
                Noticed.confirmed(stage, agency, Contacts.EMAIL).mail().link();

        for (String wrong : List.of(
                strangers.substring(0, strangers.length() - SECRET) + handle.substring(handle.length() - SECRET),
                link.substring(0, link.length() - 1) + last,
                link.substring(0, link.length() - 5),
                link + "AAAA",
                link.substring(0, link.length() - 24) + "A".repeat(24),
                link.substring(0, link.length() - 24) + "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                other.url() + "/identity-check/d/" + handle)) {
            Page page = agency.visitor().goesTo(wrong);
            assertThat(page.isBroken()).as(page.toString()).isFalse();
            assertThat(page.status()).as(wrong).isEqualTo(404);
            assertThat(Noticed.state(page)).as(wrong).isEqualTo("invalid");
        }
        assertThat(noticed.person().isLinkedTo(BETA)).isTrue();
    }

    @Test
    void comes_too_late_when_the_link_has_timed_out(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Form form = noticed.opened().form("#kc-disown-form").and("action", "disown");

        noticed.person().hasHadNoticesFor(Duration.ofDays(7).plusMinutes(1));

        assertThat(Noticed.state(noticed.opened())).isEqualTo("invalid");
        assertThat(Noticed.state(agency.visitor().posts(form))).isEqualTo("invalid");
        assertThat(noticed.person().isLinkedTo(BETA)).isTrue();
    }

    @Test
    void is_heard_where_somebody_else_is_signed_in(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person other = agency.person().knownAt(ALFA);
        Visitor browser = agency.visitor();
        browser.signsInWith(ALFA, other);

        Page page = browser.posts(
                browser.goesTo(noticed.mail().link()).form("#kc-disown-form").and("action", "disown"));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(noticed.person().isLinkedTo(BETA)).isFalse();
        assertThat(browser.opens(Map.of("prompt", "none")).isSignedIn())
                .as("the other's session")
                .isTrue();
    }

    @Test
    void acts_once_however_often_the_button_is_pressed(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Form form = noticed.opened().form("#kc-disown-form").and("action", "disown");

        List<Page> pages = Crowd.of(50).all(number -> agency.visitor().posts(form));

        assertThat(pages).noneMatch(Page::isBroken);
        assertThat(pages).filteredOn(p -> Noticed.state(p).equals("done")).hasSize(1);
        assertThat(pages).filteredOn(p -> Noticed.state(p).equals("already")).hasSize(49);
        assertThat(agency.outcomes(noticed.person()))
                .filteredOn("disowned"::equals)
                .hasSize(1);
    }

    @Test
    void is_obeyed_though_the_identity_is_confirmed_at_the_same_moment(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        Form form = noticed.opened().form("#kc-disown-form");
        Visitor intruder = agency.visitor();
        Page asked = isAskedAgain(agency, intruder, person);
        String code = stage.mail().code(person.email(), 2);

        Crowd.of(2)
                .all(number -> number == 0
                        ? intruder.entersCode(asked, code)
                        : agency.visitor().posts(form));

        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"disowned\"");
        assertThat(person.isLinkedTo(BETA)).isFalse();
        assertThat(agency.visitor().signsInWith(BETA, person).isSignedIn()).isFalse();
        assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
    }

    /** The login has told of itself, and its session is about to be stored, when the owner presses the button. */
    @Test
    void is_obeyed_though_the_login_is_being_stored_at_that_moment(Stage stage) throws SQLException {
        assumeThat(stage.onPostgres()).isTrue();
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        Form form = noticed.opened().form("#kc-disown-form");
        Visitor intruder = agency.visitor();
        Page asked = isAskedAgain(agency, intruder, person);
        String code = stage.mail().code(person.email(), 2);

        CompletableFuture<Page> login;
        CompletableFuture<Page> disown;
        try (Connection other = stage.site().database().connect()) {
            other.setAutoCommit(false);
            run(other, "lock table offline_user_session in share mode");
            // What is outdated is outdated to the second: all of it has to be in one.
            Await.passes(Duration.ofMillis(1_000 - System.currentTimeMillis() % 1_000));
            login = CompletableFuture.supplyAsync(() -> intruder.entersCode(asked, code));
            Await.holds("the login is about to be stored", () -> waitingFor(stage, "offline_user_session") > 0);
            disown = CompletableFuture.supplyAsync(() -> agency.visitor().posts(form));
            Await.passes(Duration.ofMillis(400));
            other.commit();
        }
        login.join();

        assertThat(Noticed.state(disown.join())).isEqualTo("done");
        assertThat(person.attribute("identity-check.identities").orElseThrow()).contains("\"disowned\"");
        assertThat(intruder.opens(Map.of("prompt", "none")).isSignedIn()).isFalse();
        assertThat(sessions(agency, person)).isZero();
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static int waitingFor(Stage stage, String table) {
        String query = "select count(*) from pg_locks l join pg_class c on c.oid = l.relation where not l.granted"
                + " and c.relname = '"
                + table + "'";
        try (Connection connection = stage.site().database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Test
    void is_heard_though_the_account_is_switched_off(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        noticed.mail();
        agency.changeAccount(noticed.person(), account -> account.put("enabled", false));

        assertThat(Noticed.state(noticed.disowned())).isEqualTo("done");
        assertThat(noticed.person().isLinkedTo(BETA)).isFalse();
    }

    @Test
    void has_the_account_switched_off_and_support_told_where_the_realm_says_so(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.withObject("/attributes")
                .put("identity-check.disownedAccount", "disable")
                .put("identity-check.supportNotice", "support@agency.example"));
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);

        noticed.disowned();

        assertThat(noticed.person().account().path("enabled").asBoolean()).isFalse();
        assertThat(Noticed.mail(stage, "support@agency.example", "somebody reports")
                        .text())
                .contains(BETA, noticed.person().username())
                .doesNotContain("/identity-check/d/");
    }

    @Test
    void freezes_a_new_contact_and_nothing_else(Stage stage) {
        Agency agency = stage.agency();
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        Person person = noticed.person();
        agency.changeAccount(person, account -> account.put("email", "new-" + person.email()));
        String link = Noticed.mail(stage, person.email(), "Your contacts").link();

        Page page = agency.visitor().posts(agency.visitor().goesTo(link).form("#kc-disown-form"));

        assertThat(Noticed.state(page)).isEqualTo("done");
        assertThat(person.attribute("identity-check.contacts").orElseThrow()).contains("\"disowned\"");
        assertThat(person.isLinkedTo(BETA)).isTrue();
        assertThat(sessions(agency, person)).isPositive();
        assertThat(person.account().path("email").asText()).startsWith("new-");
    }

    @Test
    void takes_the_codes_that_the_contact_had(Stage stage) {
        Agency agency = stage.agency();
        Person person = agency.person(Contacts.EMAIL).knownAt(ALFA).linkedTo(BETA);
        String other = "new-" + person.email();
        agency.changeAccount(person, account -> account.put("email", other));
        String link = Noticed.mail(stage, person.email(), "Your contacts").link();
        Visitor intruder = agency.visitor();
        Page asked = intruder.signsInWith(BETA, person);
        String code = stage.mail().code(other);

        agency.visitor().posts(agency.visitor().goesTo(link).form("#kc-disown-form"));
        Page page = intruder.entersCode(asked, code);

        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(agency.outcomes(person)).contains("contact_disowned").doesNotContain("confirmed");
        assertThat(person.attribute("identity-check.identities").orElseThrow()).doesNotContain("\"email\"");
    }

    // By a link that was made anew.
    private static Page isAskedAgain(Agency agency, Visitor visitor, Person person) {
        agency.admin().delete(agency.path("/users/" + person.id() + "/federated-identity/" + BETA));
        person.linkedTo(BETA, person.subjectAtProvider(BETA)).letsTimePass(Duration.ofMinutes(11));
        return visitor.signsInWith(BETA, person);
    }

    private static int sessions(Agency agency, Person person) {
        return agency.admin()
                .get(agency.path("/users/" + person.id() + "/sessions"))
                .size();
    }
}
