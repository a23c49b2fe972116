package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Form;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first node has the version that {@code -Dit.earlierJar} names, the second one this version. */
@RealServer
@Tag("full")
@DisplayName("Two nodes with two versions")
class RollingUpdateIT {

    /** What a killed node was about to send is the other's after its lease. */
    private static final Duration LEASE_AND_MORE = Duration.ofMinutes(4);

    private static final int LIMIT = 5;

    @ParameterizedTest(name = "what begins at node {0}")
    @ValueSource(ints = {0, 1})
    void go_on_with_what_the_other_began(int from, Stage stage) {
        assumeThat(stage.onDistribution() && stage.onPostgres()).isTrue();
        assumeThat(stage.hasEarlierVersion()).as("-Dit.earlierJar names a jar").isTrue();
        try (Site site = stage.clusterInUpdate("--spi-events-listener--identity-check--sweep-interval=2")) {
            Agency agency = site.ownAgency(Map.of());
            // A realm of the earlier version, which this version meets when it starts.
            site.restartsNode(1);
            Nodes nodes = new Nodes(stage, agency, from, 1 - from);

            nodes.confirmAndDisown();
            nodes.count();
            nodes.tell();
        }
    }

    private record Nodes(Stage stage, Agency agency, int from, int other) {

        private Form there(Form form) {
            Site site = agency.site();
            return form.to(form.action().replace(site.url(from), site.url(other)));
        }

        private Form code(Page page, String code) {
            return page.codeForm().with("code", code).and("action", "verify");
        }

        void confirmAndDisown() {
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = agency.visitorAt(from);
            Page page = visitor.signsInWith(BETA, person);

            page = visitor.posts(there(code(page, stage.mail().code(person.email()))));
            if (!page.isSignedIn()) {
                page = anotherCode(person, visitor, page);
            }

            assertThat(page.isSignedIn()).as(page.toString()).isTrue();
            for (int node : new int[] {from, other}) {
                assertThat(agency.visitorAt(node).signsInWith(BETA, person).isSignedIn())
                        .as("known at node " + node)
                        .isTrue();
            }
            String link =
                    Noticed.mail(stage, person.email(), "New way of signing in").link();
            Site site = agency.site();
            Visitor owner = agency.visitorAt(from);
            Page notice = owner.goesTo(link.replace(site.url(other), site.url(from)));
            page = owner.posts(there(notice.form("#kc-disown-form").and("action", "disown")));
            assertThat(Noticed.state(page)).as(page.toString()).isEqualTo("done");
            assertThat(agency.visitorAt(from).signsInWith(BETA, person).isSignedIn())
                    .as("disowned at both")
                    .isFalse();
        }

        // Builds before 1.0.0 do not note whom a code went to; it is not taken then, and not counted either.
        private Page anotherCode(Person person, Visitor visitor, Page page) {
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            assertThat(page.failuresLeft()).isEqualTo(LIMIT);
            person.letsTimePass(Duration.ofSeconds(61));
            Page again = visitor.presses(page, "resend");
            return visitor.posts(there(code(again, stage.mail().code(person.email(), 2))));
        }

        /** Two browsers, each with a login of its own at a node of its own. */
        void count() {
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            Visitor one = agency.visitorAt(from);
            Page atOne = one.signsInWith(BETA, person);
            String right = stage.mail().code(person.email());
            person.letsTimePass(Duration.ofMinutes(11)); // or the next login would get no code of its own
            Visitor another = agency.visitorAt(other);
            Page atOther = another.signsInWith(BETA, person);
            String rightToo = stage.mail().code(person.email(), 2);
            for (int wrong = 1; wrong <= LIMIT; wrong++) {
                if (wrong % 2 == 0) {
                    atOne = one.entersCode(atOne, Wrong.codeFor(right, wrong));
                } else {
                    atOther = another.entersCode(atOther, Wrong.codeFor(rightToo, wrong));
                }
            }
            assertThat(person.count("identity-check.failures")).isEqualTo(LIMIT);
            for (int node : new int[] {from, other}) {
                assertThat(agency.visitorAt(node).signsInWith(BETA, person).isLocked())
                        .as("locked at node " + node)
                        .isTrue();
            }
        }

        /** The node that had to tell dies before. */
        void tell() {
            Person person = agency.person().knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = agency.visitorAt(from);
            Page page = visitor.signsInWith(BETA, person);
            String right = stage.mail().code(person.email());
            stage.mail().goesDown();
            page = visitor.entersCode(page, right);
            assertThat(page.isSignedIn()).as(page.toString()).isTrue();

            agency.site().killNode(from);
            stage.mail().comesUp();

            Await.get("the notice that the other node sends", LEASE_AND_MORE, () -> Optional.of(person)
                    .filter(p -> !stage.mail().notices(p.email()).isEmpty()));
        }
    }
}
