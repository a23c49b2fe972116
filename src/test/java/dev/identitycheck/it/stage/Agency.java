package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A realm with an application, which people enter through identity providers. */
public final class Agency {

    /** The provider that is brokered by SAML. */
    public static final String ALFA = "spid-alfa";

    /** The provider that is brokered by OIDC. */
    public static final String BETA = "spid-beta";

    private final Site site;
    private final String name;
    private final Map<String, String> providerRealms = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Flow> step = new AtomicReference<>();

    Agency(Site site, String name) {
        this.site = site;
        this.name = name;
        providerRealms.put(ALFA, ALFA);
        providerRealms.put(BETA, BETA);
        providerRealms.forEach((alias, realm) -> site.providers().register(this, alias, realm));
        admin().post("", realm());
    }

    private Agency(Site site, String name, List<String> providers) {
        this.site = site;
        this.name = name;
        providers.forEach(alias -> providerRealms.put(alias, alias));
    }

    /** The realm that was recorded, with its providers and the identities that people have there. */
    static Agency of(Site site, Golden golden) {
        Agency agency = new Agency(site, golden.name(), golden.providers());
        for (String alias : golden.providers()) {
            site.providers().realm(alias, golden.identities(alias));
            site.providers().register(agency, alias, alias);
        }
        agency.admin().post("", golden.realmAt(site));
        golden.rowsNow().forEach(row -> site.database().insert(Golden.TABLE, row));
        return agency;
    }

    private Map<String, Object> realm() {
        Map<String, Object> realm = new HashMap<>();
        realm.put("realm", name);
        realm.put("enabled", true);
        realm.put("sslRequired", "none");
        realm.put("passwordPolicy", Providers.CHEAP_HASH);
        realm.put("components", TestKeys.components());
        realm.put("eventsEnabled", true);
        realm.put("enabledEventTypes", EventTypes.ALL);
        realm.put("internationalizationEnabled", true);
        realm.put("supportedLocales", List.of("en", "it", "vi"));
        realm.put("defaultLocale", "en");
        realm.put(
                "smtpServer",
                Map.of(
                        "host", site.inboxes().host(),
                        "port", Integer.toString(site.inboxes().mail().port()),
                        "from", "noreply@agency.example"));
        realm.put("clients", List.of(application()));
        realm.put(
                "identityProviders",
                List.of(
                        site.providers().provider(this, ALFA, ALFA),
                        site.providers().provider(this, BETA, BETA)));
        realm.put("identityProviderMappers", SamlBroker.nameMappers(ALFA));
        return realm;
    }

    private static Map<String, Object> application() {
        return Map.of(
                "clientId",
                "app",
                "publicClient",
                true,
                "redirectUris",
                List.of(Page.APPLICATION),
                // For the account REST API.
                "directAccessGrantsEnabled",
                true);
    }

    /** A further OIDC provider, which may be the realm of another one under a second alias. */
    public void addProvider(String alias, String providerRealm) {
        providerRealms.put(alias, providerRealm);
        site.providers().register(this, alias, providerRealm);
        addAsProvider(alias);
    }

    private void addAsProvider(String alias) {
        admin().post(
                        path("/identity-provider/instances"),
                        site.providers().provider(this, alias, providerRealm(alias)));
        bind(alias);
    }

    private void bind(String alias) {
        Flow bound = step.get();
        if (bound != null) {
            changeProvider(alias, provider -> provider.put("postBrokerLoginFlowAlias", bound.alias()));
        }
    }

    /** Binds a flow with this one step to all providers as their post login flow. */
    public void runsAfterLogin(String authenticator, Map<String, String> settings) {
        Flow flow = Flow.create(this, "after login " + authenticator, authenticator, settings);
        step.set(flow);
        for (String alias : providerRealms.keySet()) {
            changeProvider(alias, provider -> provider.put("postBrokerLoginFlowAlias", flow.alias()));
        }
    }

    /** Lets a server elsewhere, where the agency has moved to, go on with an OIDC provider of this site. */
    public void isServedAnywhere(String alias) {
        String clients = "/" + providerRealm(alias) + "/clients";
        String id = admin().get(clients + "?clientId=" + name + "-" + alias)
                .get(0)
                .path("id")
                .asText();
        admin().change(clients + "/" + id, client -> client.putArray("redirectUris")
                .add("*"));
    }

    /** New keys for the realm, and the old ones are gone. */
    public void changesKeys() {
        List<JsonNode> old = new ArrayList<>();
        admin().get(path("/components?type=" + TestKeys.TYPE)).forEach(old::add);
        TestKeys.others().forEach(fresh -> admin().post(path("/components"), fresh));
        old.forEach(key -> admin().delete(path("/components/" + key.path("id").asText())));
    }

    /** Gives the step other settings. */
    public void setsStep(Map<String, String> settings) {
        Flow flow = step.get();
        if (flow == null) {
            throw new IllegalStateException("The agency " + name + " has no step");
        }
        admin().change(path("/authentication/config/" + flow.config()), config -> {
            ObjectNode values = config.putObject("config");
            settings.forEach(values::put);
        });
    }

    /** Offers Keycloak's own "forgot password". */
    public void allowsReset() {
        changeRealm(realm -> realm.put("resetPasswordAllowed", true));
    }

    /** At first login with an unlinked identity: an account of the same e-mail is linked, else one is made. */
    public void linksByEmail() {
        bindsFirstLogin("idp-auto-link");
    }

    /** The same, but the account's owner is asked first. */
    public void asksBeforeLinking(Map<String, String> settings) {
        sets(bindsFirstLogin("identity-check"), "identity-check", settings);
    }

    private String bindsFirstLogin(String forExistingAccounts) {
        String alias = "create or " + forExistingAccounts;
        hasFlow(alias, "idp-create-user-if-unique", forExistingAccounts);
        for (String provider : providerRealms.keySet()) {
            changeProvider(provider, p -> p.put("firstBrokerLoginFlowAlias", alias));
        }
        return alias;
    }

    /** Runs the step after the logins of a provider as one that stands in for others, or under a condition. */
    public void placesStep(String provider, String place) {
        if (place.equals("alternative")) {
            hasFlow("either", "identity-check");
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", "either"));
        } else if (place.equals("conditional")) {
            hasConditionalFlow("sometimes", "identity-check");
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", "sometimes"));
        }
    }

    /** A flow of one's own in which each step may stand in for the others. */
    public void hasFlow(String alias, String... authenticators) {
        addFlow(alias, "ALTERNATIVE", authenticators);
    }

    /** A flow of one's own all of whose steps must be passed. */
    public void hasRequiredFlow(String alias, String... authenticators) {
        addFlow(alias, "REQUIRED", authenticators);
    }

    private void addFlow(String alias, String requirement, String... authenticators) {
        Flow.createEmpty(this, alias);
        for (String authenticator : authenticators) {
            Flow.add(this, alias, authenticator, requirement);
        }
    }

    /** A flow in which all of these steps together stand in for the first one. */
    public void hasFlowOr(String alias, String first, String... authenticators) {
        hasFlow(alias, first);
        Flow.addSubFlow(this, alias, alias + " or", "ALTERNATIVE", authenticators);
    }

    /** A flow whose one step stands under the condition that a user is there. */
    public void hasConditionalFlow(String alias, String authenticator) {
        Flow.createEmpty(this, alias);
        Flow.addSubFlow(this, alias, alias + " if", "CONDITIONAL", "conditional-user-configured", authenticator);
    }

    /** Adds a part to a flow all of whose steps together stand in for the others. */
    public void hasAlternativePart(String alias, String... authenticators) {
        Flow.addSubFlow(this, alias, alias + " or", "ALTERNATIVE", authenticators);
    }

    /** Adds a part to a flow that runs under its first step, a condition. */
    public void hasConditionalPart(String alias, String... authenticators) {
        Flow.addSubFlow(this, alias, alias + " " + authenticators[0], "CONDITIONAL", authenticators);
    }

    /** Adds a required step at the end of a flow. */
    public void addsRequired(String alias, String authenticator) {
        Flow.add(this, alias, authenticator, "REQUIRED");
    }

    /** Lets people have these required actions, which a realm has not by itself. */
    public Agency offers(String... actions) {
        for (String action : actions) {
            admin().post(
                            path("/authentication/register-required-action"),
                            Map.of("providerId", action, "name", action));
        }
        return this;
    }

    /** Binds a flow to all providers as their post login flow. */
    public void bindsAfterLogin(String alias) {
        for (String provider : providerRealms.keySet()) {
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", alias));
        }
    }

    /** Gives the one step of this provider in a flow another requirement. */
    public void requires(String flow, String authenticator, String requirement) {
        ObjectNode step = (ObjectNode) step(flow, authenticator);
        admin().put(
                        path("/authentication/flows/" + flow.replace(" ", "%20") + "/executions"),
                        step.put("requirement", requirement));
    }

    /** Gives the one step of this provider in a flow its first settings. */
    public void sets(String flow, String authenticator, Map<String, String> settings) {
        admin().post(
                        path("/authentication/executions/"
                                + step(flow, authenticator).path("id").asText() + "/config"),
                        Map.of("alias", authenticator + " in " + flow, "config", settings));
    }

    private JsonNode step(String flow, String authenticator) {
        return steps(flow).stream()
                .filter(step -> step.path("providerId").asText().equals(authenticator))
                .findFirst()
                .orElseThrow();
    }

    /** All steps of a flow as the admin console lists them. */
    public List<JsonNode> steps(String flow) {
        List<JsonNode> steps = new ArrayList<>();
        admin().get(path("/authentication/flows/" + flow.replace(" ", "%20") + "/executions"))
                .forEach(steps::add);
        return steps;
    }

    public void changeProvider(String alias, Consumer<ObjectNode> change) {
        admin().change(path("/identity-provider/instances/" + alias), change);
    }

    public void changeRealm(Consumer<ObjectNode> change) {
        admin().change(path(""), change);
    }

    /** Gives a provider the guard by hand. */
    public void addsGuard(String alias) {
        new Overwriting(this, alias).guarded();
    }

    public void changeAccount(Person person, Consumer<ObjectNode> change) {
        admin().change(path("/users/" + person.id()), change);
    }

    /** How people sign in who come without a provider. */
    public void setsBrowserFlow(String flow) {
        changeRealm(realm -> realm.put("browserFlow", flow));
    }

    /** Somebody at a provider who has no account here. */
    public Person stranger(String provider, String address) {
        return withoutAccount(person().hasIdentityAt(provider, address));
    }

    /** The same, with an address of their own. */
    public Person stranger(String provider) {
        return withoutAccount(person().hasIdentityAt(provider));
    }

    private Person withoutAccount(Person person) {
        admin().delete(path("/users/" + person.id()));
        return person;
    }

    /** The realm setting that overrides every step. */
    public void setsMode(String mode) {
        changeRealm(realm -> realm.withObject("/attributes").put("identity-check.mode", mode));
    }

    /** People with an address of this domain belong to an organization, and are sent to its provider. */
    public void hasOrganization(String domain, String provider) {
        changeRealm(realm -> realm.put("organizationsEnabled", true));
        String id = admin().post(
                        path("/organizations"),
                        Map.of("name", "office", "domains", List.of(Map.of("name", domain, "verified", true))));
        admin().sends("POST", path("/organizations/" + id + "/identity-providers"), provider);
        changeProvider(provider, p -> p.withObject("/config")
                .put("kc.org.domain", domain)
                .put("kc.org.broker.redirect.mode.email-matches", "true"));
    }

    /**
     * Lets the SAML provider send people to a SAML client here without being asked.
     *
     * @return where people go at the provider
     */
    public String isStartedByProvider(String client) {
        String clients = "/" + providerRealm(ALFA) + "/clients";
        String id = admin().get(clients + "?clientId=" + URLEncoder.encode(url(), StandardCharsets.UTF_8))
                .get(0)
                .path("id")
                .asText();
        admin().change(clients + "/" + id, c -> c.withObject("/attributes")
                .put("saml_idp_initiated_sso_url_name", name)
                .put("saml_assertion_consumer_url_post", url() + "/broker/" + ALFA + "/endpoint/clients/" + client));
        return site.url() + "/realms/" + providerRealm(ALFA) + "/protocol/saml/clients/" + name;
    }

    /** Deletes an OIDC provider, with all links to it, and makes one of the same alias. */
    public void makesProviderAgain(String alias) {
        admin().delete(path("/identity-provider/instances/" + alias));
        addAsProvider(alias);
    }

    /** Makes an OIDC provider again, as one of another type. */
    public void makesProviderAgain(String alias, String type) {
        String instances = path("/identity-provider/instances");
        ObjectNode provider = (ObjectNode) admin().get(instances + "/" + alias);
        provider.remove("internalId");
        provider.put("providerId", type).withObject("/config").put("clientSecret", Providers.SECRET);
        admin().delete(instances + "/" + alias);
        admin().post(instances, provider);
    }

    /** An account with a verified e-mail address, without any identity yet. */
    public Person person() {
        return Person.create(this, Contacts.EMAIL);
    }

    public Person person(Contacts contacts) {
        return Person.create(this, contacts);
    }

    /** Somebody whose account a login made. */
    public Person personNamed(String username) {
        return Person.of(
                this,
                admin().get(path("/users?exact=true&username=" + username)).get(0));
    }

    /** A new browser. */
    public Visitor visitor() {
        return new Visitor(url());
    }

    /** A new browser that is sent to this node of a cluster. */
    public Visitor visitorAt(int node) {
        return new Visitor(site.url(node) + "/realms/" + name);
    }

    /** A login at a provider itself, as people have it who come from somewhere else. */
    public String providerLogin(String alias) {
        String realm = site.url() + "/realms/" + providerRealm(alias);
        return realm + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                + "&redirect_uri=" + URLEncoder.encode(realm + "/account/", StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + "c".repeat(43);
    }

    /** Events of a person whose details carry {@code identity_check}, oldest first. */
    public List<JsonNode> checkEvents(Person person) {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event : admin().get(path("/events?max=1000&user=" + person.id()))) {
            if (event.path("details").has("identity_check")) {
                events.add(0, event);
            }
        }
        return events;
    }

    /** The outcomes among {@link #checkEvents}. */
    public List<String> outcomes(Person person) {
        return checkEvents(person).stream()
                .map(e -> e.path("details").path("identity_check").asText())
                .toList();
    }

    /** The person's only event of this outcome. */
    public JsonNode event(Person person, String outcome) {
        List<JsonNode> events = checkEvents(person).stream()
                .filter(e -> e.path("details").path("identity_check").asText().equals(outcome))
                .toList();
        if (events.size() != 1) {
            throw new AssertionError("Not one event " + outcome + " but " + events);
        }
        return events.get(0);
    }

    /** The outcomes of everybody, newest first. */
    public List<String> allOutcomes() {
        List<String> outcomes = new ArrayList<>();
        admin().get(path("/events?max=1000"))
                .forEach(e ->
                        outcomes.add(e.path("details").path("identity_check").asText()));
        return outcomes;
    }

    public String name() {
        return name;
    }

    public String url() {
        return site.url() + "/realms/" + name;
    }

    /** A path for {@link #admin}. */
    public String path(String rest) {
        return "/" + name + rest;
    }

    public Admin admin() {
        return site.admin();
    }

    /** As it would be in earnest: nobody gives the application a password. */
    public Agency withoutDirectGrants() {
        JsonNode app = admin().get(path("/clients?clientId=app")).get(0);
        admin().change(path("/clients/" + app.path("id").asText()), c -> c.put("directAccessGrantsEnabled", false));
        return this;
    }

    /** A new administrator of this realm alone, with these roles of {@code realm-management}. */
    public Admin administrator(String... roles) {
        return administrator(person(), roles);
    }

    /** The same, of this person. */
    public Admin administrator(Person person, String... roles) {
        changeAccount(person, account -> account.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", person.password()));
        String client = admin().get(path("/clients?clientId=realm-management"))
                .get(0)
                .path("id")
                .asText();
        List<JsonNode> given = new ArrayList<>();
        for (String role : roles) {
            given.add(admin().get(path("/clients/" + client + "/roles/" + role)));
        }
        admin().post(path("/users/" + person.id() + "/role-mappings/clients/" + client), given);
        return new Admin(site.url(), name, person.username(), person.password());
    }

    public Site site() {
        return site;
    }

    String providerRealm(String alias) {
        String realm = providerRealms.get(alias);
        if (realm == null) {
            throw new IllegalArgumentException("No provider " + alias);
        }
        return realm;
    }

    boolean isSaml(String alias) {
        return alias.equals(ALFA);
    }
}
