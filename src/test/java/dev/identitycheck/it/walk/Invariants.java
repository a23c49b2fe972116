package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks after each step of a walk that the intruder got nothing of the owner's and that the owner's account
 * is unchanged.
 */
final class Invariants {

    private static final String OURS = "identity-check.";
    private static final String LEDGER = OURS + "identities";
    private static final String OUTBOX = OURS + "outbox";
    private static final String HISTORY = OURS + "history";
    // What the owner may be told of an intruder who did not get in.
    private static final Set<String> ATTEMPTS = Set.of("attempts", "locked", "step-locked");
    // Attributes that the intruder may change: failures, messages and notices are counted and stored for any person.
    private static final Pattern MAY_MOVE =
            Pattern.compile("identity-check\\.(((code|pin|phone|recovery)\\.)?(failures|failures-total|last-failure|"
                    + "locked-at)|messages|outbox|outbox-due|handles|handle-name|unconfirmed)");
    private static final Pattern TOKEN = Pattern.compile("[?&]key=[^.&\\s]+\\.([^.&\\s]+)\\.");

    private final World world;
    private final Records records;
    private final Snapshot before;

    Invariants(World world, Records records) {
        this.world = world;
        this.records = records;
        this.before = records.of(world.cast().owner());
    }

    /** The invariant that is violated after this number of steps; empty if none is. */
    Optional<Violation> after(int step) {
        Snapshot now = records.of(world.cast().owner());
        return first(
                // First, because an identity that is wrongly linked also gets a session: the link is the cause.
                violation(Harm.LINKS, step, links(now)),
                violation(
                        Harm.SESSION, step, Snapshot.difference(before.of(Records.SESSIONS), now.of(Records.SESSIONS))),
                violation(Harm.TOKEN, step, String.join(", ", world.harms())),
                violation(Harm.ACCOUNT, step, Snapshot.difference(before.of(Records.ACCOUNT), now.of(Records.ACCOUNT))),
                violation(Harm.LEDGER, step, ledger(now)),
                violation(Harm.ATTRIBUTES, step, attributes(now)),
                violation(Harm.ATTRIBUTES, step, history(now)),
                violation(Harm.ROLES_AND_GROUPS, step, both(now, Records.ROLES, Records.GROUPS)),
                violation(Harm.CREDENTIALS, step, both(now, Records.CREDENTIALS, Records.ACTIONS)),
                violation(Harm.MAIL, step, mails(now)));
    }

    /** The invariant that is violated at the end, when the owner signs in again; empty if none is. */
    Optional<Violation> atTheEnd(int step) {
        WalkRealm realm = world.realm();
        String where = realm.signsInAsOwner(world.cast());
        String token = realm.token(where);
        if (token.isEmpty()) {
            return violation(Harm.SHUT_OUT, step, where);
        }
        return first(
                violation(Harm.STORED_TOKEN, step, realm.storedToken(WalkPersons.BETA, token)),
                violation(Harm.STORED_TOKEN, step, realm.storedToken(WalkPersons.GAMMA, token)));
    }

    @SafeVarargs
    private static Optional<Violation> first(Optional<Violation>... violations) {
        for (Optional<Violation> violation : violations) {
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> violation(Harm harm, int step, String what) {
        return what.isEmpty() ? Optional.empty() : Optional.of(new Violation(harm, step, what));
    }

    private String both(Snapshot now, String one, String other) {
        return Snapshot.difference(before.of(one), now.of(one)) + Snapshot.difference(before.of(other), now.of(other));
    }

    // At providers with the step, unconfirmed links may be removed and a login may make a new one; whether they count
    // is checked by the ledger.
    private String links(Snapshot now) {
        Set<String> had = new TreeSet<>(before.of(Records.LINKS));
        Set<String> has = new TreeSet<>(now.of(Records.LINKS));
        had.removeIf(Invariants::waits);
        has.removeIf(Invariants::waits);
        return Snapshot.difference(had, has);
    }

    private static boolean waits(String link) {
        return link.contains("identity_provider=" + WalkPersons.BETA + " ")
                || link.contains("identity_provider=" + WalkPersons.GAMMA + " ");
    }

    private String ledger(Snapshot now) {
        return Snapshot.difference(settled(before.attribute(LEDGER)), settled(now.attribute(LEDGER)));
    }

    // The ledger's content that only the owner's login may change: all but the unconfirmed entries.
    private static Set<String> settled(String ledger) {
        JsonNode json = Json.read(ledger);
        Set<String> entries = new TreeSet<>();
        entries.add("salt " + json.path("salt").asText());
        for (JsonNode entry : json.path("entries")) {
            if (!entry.path("state").asText().equals("unconfirmed")) {
                entries.add(entry.path("id") + " " + entry.path("identityProvider") + " " + entry.path("digest") + " "
                        + entry.path("state") + " " + entry.path("confirmedBy"));
            }
        }
        return entries;
    }

    private String attributes(Snapshot now) {
        if (now.attribute(OUTBOX).contains(WalkPersons.INTRUDERS_DOMAIN)) {
            return "the outbox tells the intruder: " + now.attribute(OUTBOX);
        }
        return Snapshot.difference(still(before), still(now));
    }

    private static Set<String> still(Snapshot of) {
        Map<String, String> attributes = new HashMap<>(of.attributes());
        attributes
                .keySet()
                .removeIf(name -> name.equals(LEDGER)
                        || name.equals(HISTORY)
                        || MAY_MOVE.matcher(name).matches());
        Set<String> all = new TreeSet<>();
        attributes.forEach((name, value) -> all.add(name + "=" + value));
        return all;
    }

    /** Nothing may be taken from the history, and only attempts added to it. */
    private String history(Snapshot now) {
        Map<String, String> entries = entries(now);
        return Snapshot.difference(
                entries(before).keySet(),
                entries.entrySet().stream()
                        .filter(entry -> !ATTEMPTS.contains(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, String> entries(Snapshot of) {
        Map<String, String> kinds = new HashMap<>();
        if (of.attributes().containsKey(HISTORY)) {
            Json.read(of.attribute(HISTORY))
                    .path("entries")
                    .forEach(entry -> kinds.put(
                            entry.toString(), entry.path("fact").path("kind").asText()));
        }
        return kinds;
    }

    private String mails(Snapshot now) {
        for (Mail mail : world.newMails()) {
            if (!mail.to().endsWith(WalkPersons.OWNERS_DOMAIN) && isTheOwners(mail)) {
                return mail + " while the account is " + now.of(Records.ACCOUNT);
            }
        }
        return "";
    }

    // The action token in a mailed link names the user; every other mail contains the account's name.
    private boolean isTheOwners(Mail mail) {
        Matcher token = TOKEN.matcher(mail.text());
        if (token.find()) {
            return world.realm()
                    .isOwner(World.content(token.group(1)).path("sub").asText());
        }
        return mail.text().contains(WalkPersons.OWNER) || mail.html().contains(WalkPersons.OWNER);
    }
}
