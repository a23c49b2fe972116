package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.visit.Credentials;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * An account at an agency, with a name that no other test has, and whatever identities the test gives it. Some
 * methods answer the person itself, to be chained.
 *
 * @param id of the account
 * @param phone in E.164, whether or not the account has it
 */
public record Person(Agency agency, String id, String username, String email, String phone) implements Credentials {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Person create(Agency agency, Contacts contacts) {
        int number = COUNT.incrementAndGet();
        String username = "person-" + number;
        String email = username + "@agency.example";
        String phone = "+39333%07d".formatted(1_000_000 + number);
        Map<String, Object> account = new HashMap<>();
        account.put("username", username);
        account.put("enabled", true);
        account.put("firstName", "First");
        account.put("lastName", "Last");
        // Keycloak's own profile asks each account for an address; unproved it is no contact.
        account.put("email", email);
        account.put("emailVerified", contacts.email());
        if (contacts.phone()) {
            account.put("attributes", Map.of("phoneNumber", List.of(phone), "phoneNumberVerified", List.of("true")));
        }
        String id = agency.admin().post(agency.path("/users"), account);
        return new Person(agency, id, username, email, phone);
    }

    static Person of(Agency agency, JsonNode account) {
        return new Person(
                agency,
                account.path("id").asText(),
                account.path("username").asText(),
                account.path("email").asText(),
                "");
    }

    /** An identity at the provider that no account knows of. */
    public Person hasIdentityAt(String provider) {
        subjectAt(provider);
        return this;
    }

    /** The same at an OIDC provider, which says that this address is theirs. */
    public Person hasIdentityAt(String provider, String address) {
        agency.admin()
                .change(
                        "/" + agency.providerRealm(provider) + "/users/" + subjectAt(provider),
                        user -> user.put("email", address));
        return this;
    }

    /** An identity at the provider, linked to the account by an administrator. */
    public Person linkedTo(String provider) {
        return linkedTo(provider, subjectAt(provider));
    }

    /** Links a subject that the provider has already. */
    public Person linkedTo(String provider, String subject) {
        agency.admin()
                .post(
                        agency.path("/users/" + id + "/federated-identity/" + provider),
                        Map.of("identityProvider", provider, "userId", subject, "userName", username));
        return this;
    }

    /** The subject of an identity that the person has at an OIDC provider. */
    public String subjectAtProvider(String provider) {
        return agency.admin()
                .get("/" + agency.providerRealm(provider) + "/users?exact=true&username=" + username)
                .get(0)
                .path("id")
                .asText();
    }

    private String subjectAt(String provider) {
        return agency.site().providers().identity(agency, provider, this);
    }

    /** A linked identity with which the person has signed in already. */
    public Person knownAt(String provider) {
        linkedTo(provider);
        Page page = agency.visitor().signsInWith(provider, this);
        if (!page.isSignedIn()) {
            throw new AssertionError("The first identity should be trusted, but: " + page);
        }
        return this;
    }

    /** As if so many other identities were known besides, the first of them away for longest. */
    public Person knowsFurther(int identities) {
        moves("identity-check.identities", stored -> {
            JsonNode ledger = Json.read(stored);
            ArrayNode entries = (ArrayNode) ledger.path("entries");
            for (int number = 1; number <= identities; number++) {
                entries.addObject()
                        .put("id", "old-" + number)
                        .put("identityProvider", "another")
                        .put("digest", "d".repeat(40) + number)
                        .put("firstSeen", 1_700_000_000L + number)
                        .put("confirmedBy", "email")
                        .put("state", "known")
                        .put("origin", "login")
                        .putArray("claims");
            }
            return ledger.toString();
        });
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    /** A password at the agency itself, to come to the account's own settings. */
    public Person hasPassword() {
        agency.admin()
                .put(
                        agency.path("/users/" + id + "/reset-password"),
                        Map.of("type", "password", "value", password(), "temporary", false));
        return this;
    }

    /** An authenticator app, as an import brings it. */
    public Person hasApp() {
        agency.changeAccount(this, account -> account.putArray("credentials")
                .addObject()
                .put("type", "otp")
                .put("secretData", "{\"value\":\"" + AuthenticatorApp.SECRET + "\"}")
                .put(
                        "credentialData",
                        "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}"));
        return this;
    }

    /** The account REST API, as this person; they need a password. */
    public OwnAccount ownAccount() {
        return new OwnAccount(this);
    }

    /** Whether the account has a link to the provider. */
    public boolean isLinkedTo(String provider) {
        return link(provider).isPresent();
    }

    /** The subject that the account is linked to. */
    public String subjectOf(String provider) {
        return link(provider).orElseThrow().path("userId").asText();
    }

    private Optional<JsonNode> link(String provider) {
        for (JsonNode link : agency.admin().get(agency.path("/users/" + id + "/federated-identity"))) {
            if (link.path("identityProvider").asText().equals(provider)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** An attribute as the database has it. */
    public Optional<String> attribute(String name) {
        return agency.site().database().userAttribute(id, name);
    }

    /** A count of ours, 0 if there is none. */
    public long count(String attribute) {
        return attribute(attribute).map(Long::parseLong).orElse(0L);
    }

    /**
     * As if so much time had passed for what the account remembers: its last failures and the messages sent to it. The
     * codes of open logins grow no older.
     */
    public Person letsTimePass(Duration time) {
        for (String purpose : List.of("", "code.", "pin.", "phone.", "recovery.")) {
            moves(
                    "identity-check." + purpose + "last-failure",
                    at -> Long.toString(Long.parseLong(at) - time.toSeconds()));
        }
        moves("identity-check.messages", log -> {
            JsonNode messages = Json.read(log);
            for (JsonNode message : messages.path("sent")) {
                ((ObjectNode) message).put("at", message.path("at").asLong() - time.toMillis());
            }
            return messages.toString();
        });
        return this;
    }

    /** As if the owner had chosen to be asked in this way. */
    public Person prefers(String way) {
        agency.site().database().putUserAttribute(id, "identity-check.preferred", way);
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    /** As if the owner had last been asked so much earlier. */
    public Person wasAskedEarlierBy(Duration time) {
        moves("identity-check.identities", stored -> {
            JsonNode ledger = Json.read(stored);
            for (JsonNode entry : ledger.path("entries")) {
                if (entry.has("lastAsked")) {
                    ((ObjectNode) entry)
                            .put("lastAsked", entry.path("lastAsked").asLong() - time.toSeconds());
                }
            }
            return ledger.toString();
        });
        return this;
    }

    /** As if each contact had been entered so much earlier. */
    public Person hadContactsSince(Duration time) {
        moves("identity-check.contacts", stored -> {
            JsonNode register = Json.read(stored);
            for (JsonNode entry : register.path("entries")) {
                ((ObjectNode) entry).put("since", entry.path("since").asLong() - time.toSeconds());
            }
            return register.toString();
        });
        return this;
    }

    /** As if a later version had written what is kept about the account, with fields that this one does not know. */
    public Person isWrittenByALaterVersion() {
        agency.site().database().userAttributes(id).forEach((name, value) -> {
            if (name.startsWith("identity-check.") && value.startsWith("{")) {
                moves(name, Person::later);
            }
        });
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    /** As if each known browser had last been used so much earlier. */
    public Person usedDevicesEarlierBy(Duration time) {
        moves("identity-check.devices", stored -> {
            JsonNode devices = Json.read(stored);
            for (JsonNode entry : devices.path("entries")) {
                ((ObjectNode) entry).put("lastUsed", entry.path("lastUsed").asLong() - time.toSeconds());
            }
            return devices.toString();
        });
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    private static String later(String stored) {
        ObjectNode json = (ObjectNode) Json.read(stored);
        for (JsonNode list : json) {
            for (JsonNode entry : list) {
                if (entry instanceof ObjectNode known) {
                    known.putObject("later").put("colour", "red");
                }
            }
        }
        return json.put("v", json.path("v").asInt() + 1).put("later", true).toString();
    }

    /** As if all that somebody has still to be told of had happened so much earlier, and were due. */
    public Person waitsForNoticesSince(Duration time) {
        moves("identity-check.outbox", stored -> {
            JsonNode box = Json.read(stored);
            for (JsonNode fact : box.path("facts")) {
                ((ObjectNode) fact)
                        .put("at", fact.path("at").asLong() - time.toMillis())
                        .put("due", fact.path("due").asLong() - time.toMillis());
            }
            return box.toString();
        });
        return this;
    }

    /** As if the links of the notices had been sent so much earlier. */
    public Person hasHadNoticesFor(Duration time) {
        moves("identity-check.handles", stored -> {
            JsonNode handles = Json.read(stored);
            for (JsonNode handle : handles.path("handles")) {
                ((ObjectNode) handle).put("until", handle.path("until").asLong() - time.toSeconds());
            }
            return handles.toString();
        });
        return this;
    }

    /** As if the account had been made so much earlier. */
    public Person wasMadeEarlierBy(Duration time) {
        agency.site().database().makeUserOlder(id, time.toMillis());
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    private void moves(String attribute, UnaryOperator<String> change) {
        Database database = agency.site().database();
        attribute(attribute).ifPresent(value -> database.setUserAttribute(id, attribute, change.apply(value)));
    }

    /** What whoever has a session of the owner's can do: another address, proved by a mail to itself. They need a password. */
    public Person provesAnotherAddress(String address) {
        int status =
                ownAccount().change(account -> account.put("email", address)).statusCode();
        agency.admin().put(agency.path("/users/" + id + "/send-verify-email"), Map.of());
        MailInbox inbox = agency.site().inboxes().mail();
        Mail mail = Soon.get(
                "a mail to " + address, () -> inbox.to(address).stream().findFirst());
        Visitor visitor = agency.visitor();
        visitor.goesTo(visitor.goesTo(mail.link()).link("a[href*=action-token]"));
        if (status != 204 || !account().path("emailVerified").asBoolean()) {
            throw new AssertionError("The address was not changed: " + status);
        }
        return this;
    }

    /** The account as an administrator sees it. */
    public JsonNode account() {
        return agency.admin().get(agency.path("/users/" + id));
    }

    @Override
    public String password() {
        return Providers.PASSWORD;
    }
}
