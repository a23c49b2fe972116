package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageUtil;

/**
 * Finds accounts by values of attributes, through indexes. For users of this database Keycloak 26.7
 * has an index on name and value. For users of other storages it has none on short values: accounts with a due outbox,
 * which are few, are found by the attribute's name; the account of a disown token is found by its value, which is
 * padded to the length from which the index on long values applies.
 */
public final class AccountFinder {

    private static final String LOCAL_USERS = "select a.user.id from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name and a.value %s :value order by a.value, a.user.id";
    private static final String FEDERATED_USERS = "select a.userId from FederatedUserAttributeEntity a"
            + " where a.realmId = :realm and a.name = :name and a.longValueHash is null and a.value <= :value"
            + " order by a.value, a.userId";
    private static final String VALUES_OF_USERS = "select a.user.id, a.value, a.longValue from UserAttributeEntity a"
            + " where a.name = :name and a.user.id in :ids";
    private static final String WITH_VALUES = "select a.user.id from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name and a.value in :values";
    private static final String WITH_USERNAMES =
            "select u.id from UserEntity u where u.realmId = :realm and u.username in :values";
    private static final List<String> WITH_PHONE = List.of(
            "select a.user.id from UserAttributeEntity a"
                    + " where a.user.realmId = :realm and a.name = :name and a.value like :number",
            "select a.userId from FederatedUserAttributeEntity a"
                    + " where a.realmId = :realm and a.name = :name and a.value like :number");
    private static final List<String> WITH_PHONE_CREDENTIAL = List.of(
            "select c.user.id from CredentialEntity c"
                    + " where c.user.realmId = :realm and c.type = :name and c.secretData like :number",
            "select c.userId from FederatedUserCredentialEntity c"
                    + " where c.realmId = :realm and c.type = :name and c.secretData like :number");
    // Enough that few other numbers have them in this order; the country's code and a trunk prefix are often left out.
    private static final int COMPARED_DIGITS = 8;
    private static final String VALUES =
            "select a.value from UserAttributeEntity a where a.user.realmId = :realm and a.name = :name";
    // No database refuses a list of this length, and some refuse one of twice as many.
    private static final int MAX_VALUES = 500;
    private static final int MAX_SAME_NAME = 10;
    private static final int INDEXED_LENGTH = 2_048;
    private static final String PADDING = ".";

    private final KeycloakSession session;
    private final EntityManager entities;
    private final RealmModel realm;

    private AccountFinder(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /**
     * Finds accounts whose outbox is due, the longest overdue first.
     *
     * @param skipped how many of them are left out at the beginning
     */
    public static List<String> withDueOutbox(
            KeycloakSession session, RealmModel realm, Instant now, int skipped, int max) {
        AccountFinder finder = new AccountFinder(session, realm);
        String until = AccountAttributes.moment(now);
        return Stream.of(LOCAL_USERS.formatted("<="), FEDERATED_USERS)
                .flatMap(query -> finder.query(query, AccountAttributes.OUTBOX_DUE, until)
                        .setFirstResult(skipped)
                        .setMaxResults(max)
                        .getResultStream())
                .toList();
    }

    /** Where users are kept. */
    public enum Users {
        /** In this database. */
        LOCAL("select a.user.id from UserAttributeEntity a where a.user.realmId = :realm and a.name = :name"
                + " and a.value = :value and a.user.id > :last order by a.user.id"),
        /** In another storage. */
        FEDERATED("select a.userId from FederatedUserAttributeEntity a where a.realmId = :realm and a.name = :name"
                + " and a.longValueHash is null and a.value = :value and a.userId > :last order by a.userId");

        private final String nextWithValue;

        Users(String nextWithValue) {
            this.nextWithValue = nextWithValue;
        }
    }

    /**
     * Finds the next accounts with an unconfirmed link, in the database's order of their ids.
     *
     * @param last the last id that was found before; empty for the first ones
     */
    public static List<String> nextUnconfirmed(
            KeycloakSession session, RealmModel realm, Users users, String last, int max) {
        return new AccountFinder(session, realm)
                .query(users.nextWithValue, AccountAttributes.UNCONFIRMED, AccountAttributes.YES)
                .setParameter("last", last)
                .setMaxResults(max)
                .getResultList();
    }

    /** The stored ledgers of users of this database, by user, read in one statement without the row lock. */
    public static Map<String, String> ledgers(KeycloakSession session, RealmModel realm, List<String> userIds) {
        Map<String, String> ledgers = new HashMap<>();
        chunks(userIds)
                .flatMap(ids -> new AccountFinder(session, realm)
                        .entities
                        .createQuery(VALUES_OF_USERS, Object[].class)
                        .setParameter("name", AccountAttributes.IDENTITIES)
                        .setParameter("ids", ids)
                        .getResultStream())
                .forEach(row -> ledgers.put((String) row[0], (String) (row[1] == null ? row[2] : row[1])));
        return ledgers;
    }

    /** Finds the accounts of this name in disown tokens: one, except for a random collision, a chance in millions. */
    public static List<String> withHandleName(KeycloakSession session, RealmModel realm, String name) {
        AccountFinder finder = new AccountFinder(session, realm);
        return Stream.concat(
                        finder
                                .find(LOCAL_USERS.formatted("="), AccountAttributes.HANDLE_NAME, name, MAX_SAME_NAME)
                                .stream(),
                        finder.findFederated(name).stream())
                .toList();
    }

    /** Finds the users of this database whose attribute has one of these values. */
    public static List<String> withValues(
            KeycloakSession session, RealmModel realm, String attribute, List<String> values) {
        AccountFinder finder = new AccountFinder(session, realm);
        return chunks(values)
                .flatMap(some -> finder.entities
                        .createQuery(WITH_VALUES, String.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("name", attribute)
                        .setParameter("values", some)
                        .setMaxResults(MAX_SAME_NAME)
                        .getResultStream())
                .toList();
    }

    /** Finds the users of this database whose username is one of these. */
    public static List<String> withUsernames(KeycloakSession session, RealmModel realm, List<String> usernames) {
        AccountFinder finder = new AccountFinder(session, realm);
        return chunks(usernames)
                .flatMap(some -> finder.entities
                        .createQuery(WITH_USERNAMES, String.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("values", some)
                        .setMaxResults(MAX_SAME_NAME)
                        .getResultStream())
                .toList();
    }

    /** Some values of an attribute of users of this database. */
    public static List<String> values(KeycloakSession session, RealmModel realm, String attribute, int max) {
        return new AccountFinder(session, realm)
                .entities
                .createQuery(VALUES, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", attribute)
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Finds the accounts whose phone may be this one, however it is written, and some others. In the numbers of all
     * accounts, through the index on the attribute's name; in the phone credentials.
     *
     * @param number the number in E.164
     */
    public static List<String> withPhoneLike(KeycloakSession session, RealmModel realm, String number) {
        AccountFinder finder = new AccountFinder(session, realm);
        String last = number.substring(Math.max(1, number.length() - COMPARED_DIGITS));
        return Stream.concat(
                        WITH_PHONE.stream().flatMap(query -> finder.like(query, UserContacts.PHONE, last).stream()),
                        WITH_PHONE_CREDENTIAL.stream()
                                .flatMap(query -> finder.like(query, PhoneCredential.TYPE, last).stream()))
                .distinct()
                .toList();
    }

    private List<String> like(String query, String name, String digits) {
        String pattern = digits.chars().mapToObj(Character::toString).collect(Collectors.joining("%", "%", "%"));
        return entities.createQuery(query, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", name)
                .setParameter("number", pattern)
                .getResultList();
    }

    private static Stream<List<String>> chunks(List<String> values) {
        return IntStream.iterate(0, start -> start < values.size(), start -> start + MAX_VALUES)
                .mapToObj(start -> values.subList(start, Math.min(values.size(), start + MAX_VALUES)));
    }

    /** The attribute value that stores an account's name in disown tokens for this user. */
    static String stored(String userId, String name) {
        return StorageId.isLocalStorage(userId) ? name : padded(name);
    }

    /** The account's name in disown tokens, read from its attribute value. */
    static String name(String stored) {
        int end = stored.indexOf(PADDING);
        return end < 0 ? stored : stored.substring(0, end);
    }

    private static String padded(String name) {
        return name + PADDING.repeat(INDEXED_LENGTH - name.length());
    }

    private List<String> findFederated(String name) {
        try (Stream<String> found = UserStorageUtil.userFederatedStorage(session)
                .getUsersByUserAttributeStream(realm, AccountAttributes.HANDLE_NAME, padded(name))) {
            return found.limit(MAX_SAME_NAME).toList();
        }
    }

    private List<String> find(String query, String attribute, String value, int max) {
        return query(query, attribute, value).setMaxResults(max).getResultList();
    }

    private TypedQuery<String> query(String query, String attribute, String value) {
        return entities.createQuery(query, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", attribute)
                .setParameter("value", value);
    }
}
