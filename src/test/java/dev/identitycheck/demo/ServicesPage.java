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
                <h2>What to try</h2>
                <ol id="walk">
                <li><strong>A new identity.</strong> Sign in as anna.bianchi through SPID Alfa, sign out, and sign in
                through SPID Beta: a code is wanted. It is in the <a href="/outbox">outbox</a>.</li>
                <li><strong>A notice, and "it wasn't me".</strong> The outbox then has a notice of the new identity. Its
                link leads to a page whose button blocks the identity and ends its sessions.</li>
                <li><strong>The security centre.</strong> Once signed in: phone, PIN, browsers, identities.</li>
                <li><strong>A forgotten password.</strong> "Login page", "Forgot Password?": anna.bianchi's insurance
                number is 1000000001, her address anna.bianchi@example.test. By text message: the form in the outbox
                sends what bruno.rossi writes; then his number 1000000002, no address, and the code.</li>
                <li><strong>An unfamiliar browser.</strong> Sign in with the new password: a code is wanted once, and
                not again in that browser.</li>
                <li><strong>Support, the doctor, observe mode.</strong> The calls are in the terminal.</li>
                </ol>
                """,
                DemoPerson.PASSWORD,
                Html.join(people.stream().map(ServicesPage::row).toList())));
    }

    static Html refused(String error) {
        return failed("The sign-in did not come through: " + error);
    }

    static Html failed(String what) {
        return page(Html.format(
                """
                <h1>Agency services</h1>
                <section class="card" id="failed">
                <p>%s.</p>
                <p><a class="button quiet" href="/">Back</a></p>
                </section>
                """,
                what));
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
