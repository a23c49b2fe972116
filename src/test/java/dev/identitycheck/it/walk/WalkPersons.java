package dev.identitycheck.it.walk;

import dev.identitycheck.it.stage.Imported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.keycloak.models.utils.TimeBasedOTP;

/**
 * The persons of one random walk: an account's owner, and an intruder with an account and identities of their own.
 *
 * @param number a number that no other walk has
 * @param owner the id of the owner's account
 */
record WalkPersons(int number, String owner) {

    static final String HOME = "home";
    static final String BETA = "beta";
    static final String GAMMA = "gamma";

    /** The alias of the provider without the step. */
    static final String PLAIN = "plain";

    static final List<String> ALIASES = List.of(HOME, BETA, GAMMA, PLAIN);

    /** The prefix of every owner's name; no address or name of an intruder contains it. */
    static final String OWNER = "owner-";

    static final String OWNERS_DOMAIN = "@agency.example";
    static final String INTRUDERS_DOMAIN = "@intruder.example";
    static final String PASSWORD = "intruders-own";

    private static final String SECRET = "a secret of twenty l";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The identities that the intruder can use at a provider. */
    enum Slot {
        /** Linked to the owner's account but unconfirmed; where no such link exists, the same as {@link #NEW}. */
        LINKED,
        /** Linked to the intruder's own account. */
        MINE,
        NEW,
        OTHER
    }

    /** The claims of the intruder's identity. */
    enum Claim {
        OWN,
        OWNERS_ADDRESS,
        OWNERS_NAME,
        NO_ADDRESS
    }

    static WalkPersons create(WalkRealm realm) {
        int number = COUNT.incrementAndGet();
        Map<String, String> ids = realm.imports(
                List.of(owner(number), intruder(number, realm.shape().second())));
        WalkPersons cast = new WalkPersons(number, ids.getOrDefault(OWNER + number, ""));
        realm.signsInAsOwner(cast);
        realm.links(cast, BETA);
        realm.links(cast, GAMMA);
        return cast;
    }

    private static Map<String, Object> owner(int number) {
        Map<String, Object> owner = account(OWNER + number, OWNER + number + OWNERS_DOMAIN, number);
        owner.put("credentials", List.of(password("owners-own")));
        owner.put("federatedIdentities", List.of(link(HOME, OWNER + number)));
        return owner;
    }

    private static Map<String, Object> intruder(int number, Shape.Second second) {
        String name = name(number);
        Map<String, Object> intruder = account(name, name + INTRUDERS_DOMAIN, number);
        intruder.put(
                "federatedIdentities",
                List.of(link(HOME, subject(number, Slot.MINE, HOME)), link(PLAIN, subject(number, Slot.MINE, PLAIN))));
        List<Map<String, Object>> credentials = new ArrayList<>(List.of(password(PASSWORD)));
        secondFactor(second).ifPresent(credentials::add);
        intruder.put("credentials", credentials);
        if (second == Shape.Second.ACTION) {
            intruder.put("requiredActions", List.of("UPDATE_PASSWORD"));
        }
        return intruder;
    }

    private static Optional<Map<String, Object>> secondFactor(Shape.Second second) {
        return switch (second) {
            case APP ->
                Optional.of(Map.of(
                        "type",
                        "otp",
                        "secretData",
                        "{\"value\":\"" + SECRET + "\"}",
                        "credentialData",
                        "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}"));
            case PASSKEY -> Optional.of(Imported.passkey());
            case PAPER -> Optional.of(Imported.recoveryCodes());
            case ACTION, CODE -> Optional.empty();
        };
    }

    private static Map<String, Object> account(String name, String address, int number) {
        Map<String, Object> account = new HashMap<>();
        account.put("username", name);
        account.put("enabled", true);
        account.put("email", address);
        account.put("emailVerified", true);
        account.put("firstName", "First");
        account.put("lastName", "Last");
        account.put("attributes", Map.of("office", List.of("room " + number)));
        return account;
    }

    private static Map<String, Object> password(String value) {
        return Map.of("type", "password", "value", value);
    }

    private static Map<String, Object> link(String alias, String subject) {
        return Map.of("identityProvider", alias, "userId", subject, "userName", subject);
    }

    private static String name(int number) {
        return "intruder-" + number;
    }

    private static String subject(int number, Slot slot, String alias) {
        return "id-" + number + "-" + slot.name().toLowerCase(Locale.ROOT) + "-" + alias;
    }

    String ownersName() {
        return OWNER + number;
    }

    String ownersAddress() {
        return OWNER + number + OWNERS_DOMAIN;
    }

    String intrudersName() {
        return name(number);
    }

    String intrudersAddress() {
        return name(number) + INTRUDERS_DOMAIN;
    }

    /** A further name for the intruder. */
    String anotherName(int which) {
        return "id-" + number + "-more-" + which;
    }

    /** Whether mail to the address reaches the intruder of this walk. */
    boolean isIntruders(String address) {
        return address.equals(intrudersAddress())
                || (address.startsWith("id-" + number + "-") && address.endsWith(INTRUDERS_DOMAIN));
    }

    /** The subject of the intruder's identity that is linked to the owner's account, where there is such a link. */
    String linkedSubject(String alias) {
        return subject(number, Slot.LINKED, alias);
    }

    static boolean hasUnconfirmedLink(String alias) {
        return alias.equals(BETA) || alias.equals(GAMMA);
    }

    Map<String, Object> ownersClaims() {
        return claims(OWNER + number, ownersName(), ownersAddress());
    }

    /** The claims that a provider sends for the intruder. */
    Map<String, Object> claims(String alias, Slot slot, Claim claim, boolean withAddresses) {
        boolean linked = slot == Slot.LINKED && hasUnconfirmedLink(alias);
        String subject = subject(number, slot == Slot.LINKED && !linked ? Slot.NEW : slot, alias);
        String name = claim == Claim.OWNERS_NAME ? ownersName() : subject;
        String address = claim == Claim.OWNERS_ADDRESS ? ownersAddress() : subject + INTRUDERS_DOMAIN;
        Map<String, Object> claims = claims(subject, name, address);
        if (claim == Claim.NO_ADDRESS || !withAddresses) {
            claims.remove("email");
        }
        return claims;
    }

    private static Map<String, Object> claims(String subject, String name, String address) {
        return new HashMap<>(Map.of(
                "sub",
                subject,
                "preferred_username",
                name,
                "email",
                address,
                "email_verified",
                true,
                "given_name",
                "First",
                "family_name",
                "Last"));
    }

    static String appCode() {
        return new TimeBasedOTP().generateTOTP(SECRET);
    }

    static String appCode(String secret) {
        return new TimeBasedOTP().generateTOTP(secret);
    }
}
