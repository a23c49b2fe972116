package dev.identitycheck.demo;

import java.time.Duration;
import java.util.stream.Collectors;

/** What the demo prints when it is ready: the addresses, and the main story step by step. */
record WalkThrough(DemoSettings settings) {

    String text(Duration took) {
        return """

                Identity Check demo: ready after %d s

                  Agency services   %s/
                  Outbox            %s/outbox      each e-mail and SMS as it arrives
                  Admin console     %s/admin/master/console/#/agency      admin / admin
                  Account Console   %s/realms/agency/account/      after a sign-in
                  Security centre   %s/realms/agency/identity-check/centre

                People, with the password "%s" at both identity providers:
                %s

                What to try
                  1. Agency services, "Sign in with SPID Alfa", anna.bianchi: the agency knows this identity,
                     she goes straight in. Sign out.
                  2. "Sign in with SPID Beta", anna.bianchi again. Keycloak links the new identity to her account
                     because the e-mail address is the same. Now the extension wants a code.
                  3. Walk away and come back, as often as you like: the link proves nothing, the code is asked again.
                  4. Take the code from the outbox and enter it: she is in. The next time SPID Beta is known, too.
                  5. linh.nguyen has a phone alone and gets an SMS; carla.verdi has nothing verified and is refused.
                  6. As bruno.rossi through SPID Beta enter five wrong codes: new identities are locked out of his
                     account. His known one at SPID Alfa still lets him in. (Before that he may ask for an SMS
                     instead of the e-mail, a minute after the first code.)
                  7. Admin console: Events, Users (bruno.rossi, Identity provider links), Authentication (the flows).
                  8. Outbox: the notice of Anna's new identity. Open its link and press the button: it was not her.
                     SPID Beta no longer gets in, and her sessions have ended.
                  9. Signed in, on the services page: the security centre, with a phone, a PIN, browsers and identities.
                     Each change asks for a code that goes to a contact on file. The languages are at the top.
                 10. A forgotten password: "Login page", "Forgot Password?". anna.bianchi's insurance number is
                     1000000001, her address anna.bianchi@example.test; the code is in the outbox. Try another
                     number: nothing tells that there is no such account.
                 11. The same by text message: send one at the top of the outbox as bruno.rossi, then enter his number
                     1000000002, no address, and the code. Sign in with the new password: the browser is unfamiliar, so
                     that a code is wanted once; then the browser is remembered.
                 12. Support and operators, in %s/bin:
                       ./kcadm.sh config credentials --server %s --realm master --user admin --password admin
                       ./kcadm.sh get users -r agency -q username=bruno.rossi --fields id
                       ./kcadm.sh get identity-check/users/ID -r agency   # what is known of the account
                       ./kcadm.sh create identity-check/users/ID/unlock -r agency -b '{}'
                       ./kcadm.sh get identity-check/doctor -r agency   # what is set up wrongly
                       ./kcadm.sh update identity-check/settings -r agency -m -b '{"mode":"observe"}'
                       ./kcadm.sh get events -r agency   # what would have been asked

                Ports: -D%s=%d  -D%s=%d  -D%s=%d
                All is forgotten at the end. Ctrl-C stops everything.
                """
                .formatted(
                        took.toSeconds(),
                        settings.siteUrl(),
                        settings.siteUrl(),
                        settings.serverUrl(),
                        settings.serverUrl(),
                        settings.serverUrl(),
                        DemoPerson.PASSWORD,
                        people(),
                        settings.distribution(),
                        settings.serverUrl(),
                        DemoSettings.PORT,
                        settings.port(),
                        DemoSettings.SITE_PORT,
                        settings.sitePort(),
                        DemoSettings.SMTP_PORT,
                        settings.smtpPort());
    }

    private static String people() {
        return DemoPerson.all().stream()
                .map(p -> "  %-14s %-28s SPID Beta: %s".formatted(p.username(), p.onFile(), p.whatHappens()))
                .collect(Collectors.joining("\n"));
    }
}
