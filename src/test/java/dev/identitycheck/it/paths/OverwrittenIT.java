package dev.identitycheck.it.paths;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keycloak deletes the account and makes one of the same name, and tells nobody. */
@RealServer
@DisplayName("An account that a partial import overwrites")
class OverwrittenIT {

    @Test
    void with_its_ledger_keeps_it_and_another_address_confirms_nothing_yet(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person owner = agency.person().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, owner).asksForCode()).isTrue();
        Map<String, Object> account = account(owner, ALFA, BETA);
        account.put("email", "another@elsewhere.example");
        Map<String, String> stored = stage.site().database().userAttributes(owner.id());
        account.put(
                "attributes",
                Map.of(
                        "identity-check.identities", List.of(stored.get("identity-check.identities")),
                        "identity-check.contacts", List.of(stored.get("identity-check.contacts"))));

        overwrites(agency, account);

        Page page = agency.visitor().signsInWith(BETA, owner);
        assertThat(page.isRefused()).as(page.toString()).isTrue();
        assertThat(agency.allOutcomes()).contains("new_contact");
        assertThat(stage.mail().to("another@elsewhere.example")).isEmpty();
        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
    }

    @Test
    void without_a_ledger_trusts_the_links_of_the_file_and_asks_for_any_other(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.linksByEmail();
        Person owner = agency.person().knownAt(ALFA);
        owner.hasIdentityAt(BETA, owner.email());

        overwrites(agency, account(owner, ALFA));

        assertThat(agency.visitor().signsInWith(ALFA, owner).isSignedIn()).isTrue();
        Page page = agency.visitor().signsInWith(BETA, owner);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    private static Map<String, Object> account(Person owner, String... providers) {
        Map<String, Object> account = new HashMap<>();
        account.put("username", owner.username());
        account.put("enabled", true);
        account.put("firstName", "First");
        account.put("lastName", "Last");
        account.put("email", owner.email());
        account.put("emailVerified", true);
        account.put(
                "federatedIdentities",
                List.of(providers).stream()
                        .map(provider -> Map.of(
                                "identityProvider", provider,
                                "userId", owner.subjectOf(provider),
                                "userName", owner.username()))
                        .toList());
        return account;
    }

    private static void overwrites(Agency agency, Map<String, Object> account) {
        agency.admin()
                .post(
                        agency.path("/partialImport"),
                        Map.of("ifResourceExists", "OVERWRITE", "users", List.of(account)));
    }
}
