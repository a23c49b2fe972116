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
 * A person with an account at an agency, under a user name that no other test has, and with the identities that the
 * test gives them. Some methods return the person, for chaining.
 *
 * @param id the account's id
 * @param phone the phone number in E.164, whether or not the account has it
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
        // Keycloak's default user profile requires an address; an unverified one is not a contact.
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

    /** Creates an identity at the provider that is linked to no account. */
    public Person hasIdentityAt(String provider) {
        subjectAt(provider);
        return this;
    }

    /** Creates an unlinked identity at an OIDC provider that claims this e-mail address. */
    public Person hasIdentityAt(String provider, String address) {
        agency.admin()
                .change(
                        "/" + agency.providerRealm(provider) + "/users/" + subjectAt(provider),
                        user -> user.put("email", address));
        return this;
    }

    /** Creates an identity at the provider, linked to the account by an administrator. */
    public Person linkedTo(String provider) {
        return linkedTo(provider, subjectAt(provider));
    }

    /** Links an existing subject of the provider to the account. */
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

    /** Creates a linked identity and signs in with it once, so that it is known. */
    public Person knownAt(String provider) {
        linkedTo(provider);
        Page page = agency.visitor().signsInWith(provider, this);
        if (!page.isSignedIn()) {
            throw new AssertionError("The first identity should be trusted, but: " + page);
        }
        return this;
    }

    /** Adds this many known identities to the ledger, the first of them unused for longest. */
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

    /** Sets a password at the agency, which the account REST API needs. */
    public Person hasPassword() {
        agency.admin()
                .put(
                        agency.path("/users/" + id + "/reset-password"),
                        Map.of("type", "password", "value", password(), "temporary", false));
        return this;
    }

    /** Adds an imported credential of an authenticator app. */
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

    /** A client of the account REST API for this person, who needs a password. */
    public OwnAccount ownAccount() {
        return new OwnAccount(this);
    }

    /** Whether the account has a link to the provider. */
    public boolean isLinkedTo(String provider) {
        return link(provider).isPresent();
    }

    /** The subject that the account is linked to at the provider. */
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

    /** The value of an attribute in the database. */
    public Optional<String> attribute(String name) {
        return agency.site().database().userAttribute(id, name);
    }

    /** The value of a counter attribute, 0 if there is none. */
    public long count(String attribute) {
        return attribute(attribute).map(Long::parseLong).orElse(0L);
    }

    /**
     * Moves the account's last failures and the times of the messages sent to it back by this time. The codes of open
     * logins grow no older.
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

    /** Stores this method as the owner's preferred one. */
    public Person prefers(String way) {
        agency.site().database().putUserAttribute(id, "identity-check.preferred", way);
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    /** Moves the ledger entries' {@code lastAsked} back by this time. */
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

    /** Moves the registered contacts' {@code since} back by this time. */
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

    /** Adds unknown fields to the extension's stored JSON, as a later version may write them. */
    public Person isWrittenByALaterVersion() {
        agency.site().database().userAttributes(id).forEach((name, value) -> {
            if (name.startsWith("identity-check.") && value.startsWith("{")) {
                moves(name, Person::later);
            }
        });
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    /** Moves the known devices' last use back by this time. */
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

    /** Moves the time and due time of the notices in the outbox back by this time. */
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

    /** Moves back by this time what has been noted for notices, and when the server looks for those that wait. */
    public Person hadNoticesEarlierBy(Duration time) {
        moves("identity-check.history", stored -> {
            JsonNode history = Json.read(stored);
            for (JsonNode entry : history.path("entries")) {
                ObjectNode fact = (ObjectNode) entry.path("fact");
                fact.put("at", fact.path("at").asLong() - time.toMillis());
            }
            return history.toString();
        });
        waitsForNoticesSince(time);
        moves("identity-check.outbox-due", due -> "%012d".formatted(Long.parseLong(due) - time.toSeconds()));
        return this;
    }

    /** Moves the expiry of the notices' links back by this time. */
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

    /** Moves the account's creation back by this time. */
    public Person wasMadeEarlierBy(Duration time) {
        agency.site().database().makeUserOlder(id, time.toMillis());
        agency.admin().sends("POST", agency.path("/clear-user-cache"));
        return this;
    }

    private void moves(String attribute, UnaryOperator<String> change) {
        attribute(attribute).ifPresent(value -> agency.site().database().changeUserAttribute(id, attribute, change));
    }

    /**
     * Changes the e-mail address and verifies it by the mail sent to it, as another person with a session of the
     * owner's can. The account needs a password.
     */
    public Person provesAnotherAddress(String address) {
        int status =
                ownAccount().change(account -> account.put("email", address)).statusCode();
        agency.admin().put(agency.path("/users/" + id + "/send-verify-email"), Map.of());
        MailInbox inbox = agency.site().inboxes().mail();
        Mail mail = Await.get(
                "a mail to " + address, () -> inbox.to(address).stream().findFirst());
        Visitor visitor = agency.visitor();
        visitor.goesTo(visitor.goesTo(mail.link()).link("a[href*=action-token]"));
        if (status != 204 || !account().path("emailVerified").asBoolean()) {
            throw new AssertionError("The address was not changed: " + status);
        }
        return this;
    }

    /** The account's representation in the admin API. */
    public JsonNode account() {
        return agency.admin().get(agency.path("/users/" + id));
    }

    @Override
    public String password() {
        return Providers.PASSWORD;
    }
}
