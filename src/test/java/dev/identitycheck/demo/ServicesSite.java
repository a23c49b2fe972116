package dev.identitycheck.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The agency's services as a person sees them: sign in, see who one is, sign out. */
final class ServicesSite {

    private static final String LOGIN_COOKIE = "demo_login";
    private static final String SESSION_COOKIE = "demo_session";

    private final Map<String, SignIn> underWay = new ConcurrentHashMap<>();
    private final Map<String, SignedIn> people = new ConcurrentHashMap<>();
    private final AgencyClient agency;

    ServicesSite(AgencyClient agency) {
        this.agency = agency;
    }

    void home(Visit visit) throws IOException {
        Html page = visit.cookie(SESSION_COOKIE)
                .flatMap(id -> Optional.ofNullable(people.get(id)))
                .map(person -> ServicesPage.signedIn(person, agency.accountConsoleUrl()))
                .orElseGet(() -> ServicesPage.signedOut(DemoPerson.all()));
        visit.page(200, page);
    }

    void signIn(Visit visit) throws IOException {
        SignIn signIn = SignIn.begin();
        underWay.put(signIn.state(), signIn);
        visit.setCookie(LOGIN_COOKIE, signIn.state());
        visit.redirect(agency.signInUrl(signIn, visit.parameter("provider"), visit.parameter("action")));
    }

    void callback(Visit visit) throws IOException, InterruptedException {
        String state = visit.parameter("state");
        SignIn signIn = underWay.remove(state);
        if (signIn == null || !visit.cookie(LOGIN_COOKIE).equals(Optional.of(state))) {
            visit.page(400, ServicesPage.refused("this answer belongs to no sign-in of this browser"));
        } else if (!visit.parameter("error").isEmpty()) {
            visit.page(200, ServicesPage.refused(visit.parameter("error")));
        } else {
            redeem(visit, signIn);
        }
    }

    private void redeem(Visit visit, SignIn signIn) throws IOException, InterruptedException {
        SignedIn person;
        try {
            person = agency.redeem(signIn, visit.parameter("code"));
        } catch (IOException e) {
            visit.page(502, ServicesPage.refused("the code could not be redeemed: " + e.getMessage()));
            return;
        }
        String id = SignIn.random();
        people.put(id, person);
        visit.setCookie(SESSION_COOKIE, id);
        visit.redirect("/");
    }

    void signOut(Visit visit) throws IOException {
        SignedIn person = visit.cookie(SESSION_COOKIE).map(people::remove).orElse(null);
        visit.redirect(person == null ? "/" : agency.signOutUrl(person));
    }
}
