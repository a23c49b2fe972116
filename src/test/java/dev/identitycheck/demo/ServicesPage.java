package dev.identitycheck.demo;

import java.util.List;
import java.util.Map;

/** The landing page of the agency's services: who is signed in, or how to sign in. */
final class ServicesPage {

    private static final Map<String, String> PROVIDERS = Map.of("spid-alfa", "SPID Alfa", "spid-beta", "SPID Beta");

    private ServicesPage() {}

    static Html signedIn(SignedIn person, String accountConsole) {
        return page(Html.format(
                """
                <h1>Agency services</h1>
                <section class="card" id="signed-in">
                <p>Signed in as</p>
                <p class="person">%s</p>
                <p>Account <code>%s</code>%s</p>
                <form method="post" action="/sign-out"><button>Sign out</button></form>
                </section>
                <h2>Your account</h2>
                <ul>
                <li><a id="centre" href="/sign-in?action=identity-check-security-centre">Security centre</a>: contacts,
                PIN, browsers, identities and what happened</li>
                <li><a id="phone" href="/sign-in?action=identity-check-verify-phone">Verify a phone</a></li>
                <li><a id="account" href="%s">Account Console</a></li>
                <li><a href="/outbox">Outbox</a>: codes and notices; the link in a notice says that it was not you</li>
                </ul>
                """,
                person.name(),
                person.username(),
                person.provider().isEmpty()
                        ? new Html("")
                        : Html.format(", through %s", PROVIDERS.getOrDefault(person.provider(), person.provider())),
                accountConsole));
    }

    static Html signedOut(List<DemoPerson> people) {
        return page(Html.format(
                """
                <h1>Agency services</h1>
                <section class="card">
                <p>Nobody is signed in.</p>
                <div class="choices">
                <a class="button" href="/sign-in?provider=spid-alfa">Sign in with SPID Alfa</a>
                <a class="button" href="/sign-in?provider=spid-beta">Sign in with SPID Beta</a>
                <a class="button quiet" href="/sign-in">Login page</a>
                </div>
                </section>
                <h2>Who to be</h2>
                <p>The same people have an account at both providers, with the password <code>%s</code>. The agency
                knows their identity at SPID Alfa; the one at SPID Beta it has never seen.</p>
                <div class="scroll"><table>
                <thead><tr><th scope="col">Username</th><th scope="col">On file at the agency</th>
                <th scope="col">At SPID Beta</th></tr></thead>
                <tbody>%s</tbody>
                </table></div>
                <p>Use a private window for each person, or sign out in between.</p>
                """,
                DemoPerson.PASSWORD,
                Html.join(people.stream().map(ServicesPage::row).toList())));
    }

    static Html refused(String error) {
        return page(Html.format(
                """
                <h1>Agency services</h1>
                <section class="card" id="refused">
                <p>The sign-in did not come through: <code>%s</code></p>
                <p><a class="button quiet" href="/">Back</a></p>
                </section>
                """,
                error));
    }

    private static Html row(DemoPerson person) {
        return Html.format(
                "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td></tr>%n",
                person.username(), person.onFile(), person.whatHappens());
    }

    private static Html page(Html main) {
        return Html.page("Agency services", new Html(""), main);
    }
}
