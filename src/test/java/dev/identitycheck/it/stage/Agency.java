package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import dev.identitycheck.pages.Language;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A realm under test with an application and the identity providers that it brokers to. */
public final class Agency {

    /** The alias of the SAML identity provider. */
    public static final String ALFA = "spid-alfa";

    /** The alias of the OIDC identity provider. */
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
        realm.put("supportedLocales", Language.codes());
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

    /** Adds an OIDC identity provider; it may be the realm of an existing one under a second alias. */
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

    /** Binds a flow with this one execution to all providers as their Post Login Flow. */
    public void runsAfterLogin(String authenticator, Map<String, String> settings) {
        Flow flow = Flow.create(this, "after login " + authenticator, authenticator, settings);
        step.set(flow);
        for (String alias : providerRealms.keySet()) {
            changeProvider(alias, provider -> provider.put("postBrokerLoginFlowAlias", flow.alias()));
        }
    }

    /** Allows any redirect address at an OIDC provider, so that the agency can move to another server. */
    public void isServedAnywhere(String alias) {
        String clients = "/" + providerRealm(alias) + "/clients";
        String id = admin().get(clients + "?clientId=" + name + "-" + alias)
                .get(0)
                .path("id")
                .asText();
        admin().change(clients + "/" + id, client -> client.putArray("redirectUris")
                .add("*"));
    }

    /** Replaces the realm's keys by new ones. */
    public void changesKeys() {
        List<JsonNode> old = new ArrayList<>();
        admin().get(path("/components?type=" + TestKeys.TYPE)).forEach(old::add);
        TestKeys.others().forEach(fresh -> admin().post(path("/components"), fresh));
        old.forEach(key -> admin().delete(path("/components/" + key.path("id").asText())));
    }

    /** Replaces the settings of the step. */
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

    /** Enables Keycloak's own "forgot password". */
    public void allowsReset() {
        changeRealm(realm -> realm.put("resetPasswordAllowed", true));
    }

    /**
     * Binds a First Broker Login Flow that links an account with the same e-mail address without asking, or
     * creates one.
     */
    public void linksByEmail() {
        bindsFirstLogin("idp-auto-link");
    }

    /** Binds a First Broker Login Flow that asks the owner of an existing account for a code before linking. */
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

    /** Binds a Post Login Flow to a provider in which the step is ALTERNATIVE or under a condition. */
    public void placesStep(String provider, String place) {
        if (place.equals("alternative")) {
            hasFlow("either", "identity-check");
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", "either"));
        } else if (place.equals("conditional")) {
            hasConditionalFlow("sometimes", "identity-check");
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", "sometimes"));
        }
    }

    /** Creates a flow whose executions are all ALTERNATIVE. */
    public void hasFlow(String alias, String... authenticators) {
        addFlow(alias, "ALTERNATIVE", authenticators);
    }

    /** Creates a flow whose executions are all REQUIRED. */
    public void hasRequiredFlow(String alias, String... authenticators) {
        addFlow(alias, "REQUIRED", authenticators);
    }

    private void addFlow(String alias, String requirement, String... authenticators) {
        Flow.createEmpty(this, alias);
        for (String authenticator : authenticators) {
            Flow.add(this, alias, authenticator, requirement);
        }
    }

    /** Creates a flow with a first execution and, as its alternative, a sub-flow of the other executions. */
    public void hasFlowOr(String alias, String first, String... authenticators) {
        hasFlow(alias, first);
        Flow.addSubFlow(this, alias, alias + " or", "ALTERNATIVE", authenticators);
    }

    /** Creates a flow with a conditional sub-flow: the condition that the user is configured, then one execution. */
    public void hasConditionalFlow(String alias, String authenticator) {
        Flow.createEmpty(this, alias);
        Flow.addSubFlow(this, alias, alias + " if", "CONDITIONAL", "conditional-user-configured", authenticator);
    }

    /** Asks for a code or PIN after the password at each login of the realm's own. */
    public void asksAfterPassword(Map<String, String> settings) {
        String alias = "password and code";
        hasFlowOr(alias, "identity-provider-redirector", "auth-username-password-form", "identity-check-code");
        sets(alias, "identity-check-code", settings);
        setsBrowserFlow(alias);
    }

    /** Adds an ALTERNATIVE sub-flow to a flow. */
    public void hasAlternativePart(String alias, String... authenticators) {
        Flow.addSubFlow(this, alias, alias + " or", "ALTERNATIVE", authenticators);
    }

    /** Adds a REQUIRED sub-flow of alternatives to a flow. */
    public void hasChoice(String alias, String... authenticators) {
        Flow.addSubFlow(this, alias, alias + " choice", "REQUIRED", authenticators);
        for (String authenticator : authenticators) {
            requires(alias, authenticator, "ALTERNATIVE");
        }
    }

    /** Adds a conditional sub-flow to a flow; its first execution is the condition. */
    public void hasConditionalPart(String alias, String... authenticators) {
        Flow.addSubFlow(this, alias, alias + " " + authenticators[0], "CONDITIONAL", authenticators);
    }

    /** Adds a REQUIRED execution at the end of a flow. */
    public void addsRequired(String alias, String authenticator) {
        Flow.add(this, alias, authenticator, "REQUIRED");
    }

    /** Registers required actions that a realm does not have by default. */
    public Agency offers(String... actions) {
        for (String action : actions) {
            admin().post(
                            path("/authentication/register-required-action"),
                            Map.of("providerId", action, "name", action));
        }
        return this;
    }

    /** Adds a client of its own browser flow, in which the step for codes and PINs stands. */
    public void asksForPinsAt(String client) {
        String alias = "codes and PINs of " + client;
        hasRequiredFlow(alias, "auth-username-password-form", "identity-check-code");
        String flow = flowId(alias);
        admin().post(
                        path("/clients"),
                        Map.of("clientId", client, "authenticationFlowBindingOverrides", Map.of("browser", flow)));
    }

    private String flowId(String alias) {
        for (JsonNode flow : admin().get(path("/authentication/flows"))) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow.path("id").asText();
            }
        }
        throw new IllegalStateException("No flow " + alias);
    }

    /** Binds a flow to all providers as their Post Login Flow. */
    public void bindsAfterLogin(String alias) {
        for (String provider : providerRealms.keySet()) {
            changeProvider(provider, p -> p.put("postBrokerLoginFlowAlias", alias));
        }
    }

    /** Changes the requirement of a flow's only execution of this authenticator. */
    public void requires(String flow, String authenticator, String requirement) {
        ObjectNode step = (ObjectNode) step(flow, authenticator);
        admin().put(
                        path("/authentication/flows/" + flow.replace(" ", "%20") + "/executions"),
                        step.put("requirement", requirement));
    }

    /** Removes a flow's only execution of this authenticator. */
    public void removesStep(String flow, String authenticator) {
        admin().delete(path("/authentication/executions/"
                + step(flow, authenticator).path("id").asText()));
    }

    /** Replaces the settings of a flow's first execution of this authenticator, as the admin console does. */
    public void sets(String flow, String authenticator, Map<String, String> settings) {
        JsonNode config = step(flow, authenticator).path("authenticationConfig");
        if (config.isMissingNode()) {
            setsAlone(flow, authenticator, settings);
        } else {
            admin().change(
                            path("/authentication/config/" + config.asText()),
                            changed -> changed.set("config", Json.read(Json.write(settings))));
        }
    }

    /** Gives a flow's first execution of this authenticator a configuration that no other execution shares. */
    public void setsAlone(String flow, String authenticator, Map<String, String> settings) {
        admin().post(
                        path("/authentication/executions/"
                                + step(flow, authenticator).path("id").asText() + "/config"),
                        Map.of("alias", authenticator + " in " + flow, "config", settings));
    }

    /**
     * Takes away the settings of a flow's first execution of this authenticator, as Keycloak does when another
     * execution that shares them is deleted.
     */
    public void losesSettings(String flow, String authenticator) {
        site.database()
                .run("update authentication_execution set auth_config = 'gone' where id = '"
                        + step(flow, authenticator).path("id").asText() + "'");
        admin().post(path("/clear-realm-cache"), Map.of());
    }

    private JsonNode step(String flow, String authenticator) {
        return steps(flow).stream()
                .filter(step -> step.path("providerId").asText().equals(authenticator))
                .findFirst()
                .orElseThrow();
    }

    /** All executions of a flow in the order of the admin console. */
    public List<JsonNode> steps(String flow) {
        List<JsonNode> steps = new ArrayList<>();
        admin().get(path("/authentication/flows/" + flow.replace(" ", "%20") + "/executions"))
                .forEach(steps::add);
        return steps;
    }

    public void changeProvider(String alias, Consumer<ObjectNode> change) {
        admin().change(path("/identity-provider/instances/" + alias), change);
    }

    /** Changes the user profile by a statement on the database, which no event tells of. */
    public void spoilsProfile(Consumer<ObjectNode> change) {
        ObjectNode profile = (ObjectNode) admin().get(path("/users/profile"));
        change.accept(profile);
        String component = admin().get(path("/components?type=org.keycloak.userprofile.UserProfileProvider"))
                .get(0)
                .path("id")
                .asText();
        site.database()
                .run("update component_config set value = '"
                        + profile.toString().replace("'", "''")
                        + "' where name = 'kc.user.profile.config' and component_id = '" + component + "'");
        admin().post(path("/clear-realm-cache"), Map.of());
    }

    /** Takes the step off a provider on purpose. */
    public void leavesUnchecked(String alias) {
        admin().change(path("/identity-check/settings"), settings -> settings.put("uncheckedProviders", alias));
        changeProvider(alias, provider -> provider.put("postBrokerLoginFlowAlias", ""));
    }

    public void changeRealm(Consumer<ObjectNode> change) {
        admin().change(path(""), change);
    }

    /** Adds the guard mapper to a provider. */
    public void addsGuard(String alias) {
        new Overwriting(this, alias).guarded();
    }

    public void changeAccount(Person person, Consumer<ObjectNode> change) {
        admin().change(path("/users/" + person.id()), change);
    }

    /** Binds the realm's browser flow. */
    public void setsBrowserFlow(String flow) {
        changeRealm(realm -> realm.put("browserFlow", flow));
    }

    /** A person with an identity at the provider and no account, whose claim is this e-mail address. */
    public Person stranger(String provider, String address) {
        return withoutAccount(person().hasIdentityAt(provider, address));
    }

    /** A person with an identity at the provider and no account. */
    public Person stranger(String provider) {
        return withoutAccount(person().hasIdentityAt(provider));
    }

    private Person withoutAccount(Person person) {
        admin().delete(path("/users/" + person.id()));
        return person;
    }

    /** Sets the realm setting {@code mode}, which overrides the mode of every step. */
    public void setsMode(String mode) {
        changeRealm(realm -> realm.withObject("/attributes").put("identity-check.mode", mode));
    }

    /** Creates an organization of this e-mail domain whose members are redirected to its identity provider. */
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
     * Allows logins that the SAML provider initiates for a SAML client of this realm.
     *
     * @return the address at the provider that starts such a login
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

    /** Deletes an OIDC provider with all links to it and creates one of the same alias. */
    public void makesProviderAgain(String alias) {
        admin().delete(path("/identity-provider/instances/" + alias));
        addAsProvider(alias);
    }

    /** Deletes an OIDC provider and creates it again with another provider type. */
    public void makesProviderAgain(String alias, String type) {
        String instances = path("/identity-provider/instances");
        ObjectNode provider = (ObjectNode) admin().get(instances + "/" + alias);
        provider.remove("internalId");
        provider.put("providerId", type).withObject("/config").put("clientSecret", Providers.SECRET);
        admin().delete(instances + "/" + alias);
        admin().post(instances, provider);
    }

    /** A person with an account and a verified e-mail address, without any identity yet. */
    public Person person() {
        return Person.create(this, Contacts.EMAIL);
    }

    public Person person(Contacts contacts) {
        return Person.create(this, contacts);
    }

    /** The person of an existing account with this user name, which a login has made. */
    public Person personNamed(String username) {
        return Person.of(
                this,
                admin().get(path("/users?exact=true&username=" + username)).get(0));
    }

    /** The texts of a console, as it fetches them. */
    public Map<String, String> consoleTexts(String theme, String language) {
        Map<String, String> texts = new HashMap<>();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(site.url() + "/resources/" + name + "/" + theme + "/" + language))
                .header("Accept", "application/json")
                .build();
        Json.read(Http.send(HttpClient.newHttpClient(), request).body())
                .forEach(text ->
                        texts.put(text.path("key").asText(), text.path("value").asText()));
        return texts;
    }

    /** A visitor with a new browser. */
    public Visitor visitor() {
        return new Visitor(url());
    }

    /** A visitor with a new browser that is sent to this node of a cluster. */
    public Visitor visitorAt(int node) {
        return new Visitor(site.url(node) + "/realms/" + name);
    }

    /** The address of a login at a provider that this agency did not start. */
    public String providerLogin(String alias) {
        String realm = site.url() + "/realms/" + providerRealm(alias);
        return realm + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                + "&redirect_uri=" + URLEncoder.encode(realm + "/account/", StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + "c".repeat(43);
    }

    /** The events of a person whose details contain {@code identity_check}, oldest first. */
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

    /** The outcomes of all persons, newest first. */
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

    /** The path of a resource of this realm, for {@link #admin}. */
    public String path(String rest) {
        return "/" + name + rest;
    }

    public Admin admin() {
        return site.admin();
    }

    /** Disables direct access grants of the application, as in production. */
    public Agency withoutDirectGrants() {
        JsonNode app = admin().get(path("/clients?clientId=app")).get(0);
        admin().change(path("/clients/" + app.path("id").asText()), c -> c.put("directAccessGrantsEnabled", false));
        return this;
    }

    /** Creates an administrator of this realm alone, with these roles of {@code realm-management}. */
    public Admin administrator(String... roles) {
        return administrator(person(), roles);
    }

    /** Makes a person an administrator of this realm, with these roles of {@code realm-management}. */
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
