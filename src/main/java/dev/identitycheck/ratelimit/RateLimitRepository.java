package dev.identitycheck.ratelimit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The repository of the rows that count messages, in a table of this extension's own.
 *
 * <p>Why a table, and not Keycloak's single-use object store with its atomic {@code putIfAbsent}: that store is in
 * memory (Infinispan, Keycloak 26.7), so a restart of the last node would reset a day's budget, and a cluster split in
 * two would spend the budget twice; it reports whether an entry exists but not when it expires, which the page must
 * state; and under the feature {@code stateless} its entries are rows of the request's own transaction after all. The
 * nodes share the database in any case. Each message is counted by one conditional statement, whose condition the
 * database evaluates again once it holds the row, so no number of nodes exceeds the limit; and a count is spread over
 * several rows, so that messages do not wait for one row's lock. The statements join the running transaction: a message
 * is counted if and only if the account's message log records it.
 */
final class RateLimitRepository {

    private static final String READ =
            "select r.subject, r.shard, r.used, r.expiresAt from RateLimitEntity r where r.subject in :subjects";
    private static final String INSERT = "insert into RateLimitEntity (id, subject, shard, kind, used, expiresAt)"
            + " values (:id, :subject, :shard, :kind, 1, :end) on conflict (id) do nothing";
    // Hibernate 7.2 writes the statement above for MySQL and MariaDB as one that updates the row where it is there, and
    // their drivers count that row as if it had been inserted.
    private static final String INSERT_ON_MYSQL = "insert ignore into IDENTITY_CHECK_LIMIT"
            + " (ID, SUBJECT, SHARD, KIND, USED, EXPIRES_AT) values (:id, :subject, :shard, :kind, 1, :end)";
    // A row that counts no message begins a new window.
    private static final String COUNT = "update RateLimitEntity set"
            + " expiresAt = case when expiresAt <= :now or used = 0 then :end else expiresAt end,"
            + " used = case when expiresAt <= :now then 1 else used + 1 end"
            + " where id = :id and (expiresAt <= :now or used < :most)";
    private static final String EXPIRES = "select r.expiresAt from RateLimitEntity r where r.id = :id";
    private static final String GIVE_BACK =
            "update RateLimitEntity set used = used - 1 where id = :id and expiresAt = :expires and used > 0";
    private static final String DELETE_EXPIRED = "delete from RateLimitEntity where kind = :kind and expiresAt <= :now";

    private final EntityManager entities;

    private RateLimitRepository(EntityManager entities) {
        this.entities = entities;
    }

    static RateLimitRepository of(KeycloakSession session) {
        return new RateLimitRepository(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Reads the stored rows of the quotas, by subject. */
    Map<String, List<QuotaUsage.Row>> read(List<Quota> quotas) {
        return entities.createQuery(READ, Object[].class)
                .setParameter("subjects", quotas.stream().map(Quota::subject).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(
                                row -> new QuotaUsage.Row(
                                        (int) row[1], (int) row[2], Instant.ofEpochMilli((long) row[3])),
                                Collectors.toList())));
    }

    /** Counts one message in a new row; false if another transaction inserted the row first. */
    boolean insert(Quota quota, int shard, Instant now) {
        Query insert = DatabaseProduct.isMySql(entities)
                ? entities.createNativeQuery(INSERT_ON_MYSQL)
                : entities.createQuery(INSERT);
        return insert.setParameter("id", id(quota, shard))
                        .setParameter("subject", quota.subject())
                        .setParameter("shard", shard)
                        .setParameter("kind", quota.limit().key())
                        .setParameter("end", quota.window().end(now).toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** The charge of a message that was counted by an insert. */
    static QuotaCharge inserted(Quota quota, int shard, Instant now) {
        return new QuotaCharge(
                id(quota, shard), Instant.ofEpochMilli(quota.window().end(now).toEpochMilli()));
    }

    /** Counts one message in an existing row; false if the row is full by now. */
    boolean count(Quota quota, int shard, Instant now) {
        return entities.createQuery(COUNT)
                        .setParameter("id", id(quota, shard))
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("end", quota.window().end(now).toEpochMilli())
                        .setParameter("most", quota.maxOf(shard))
                        .executeUpdate()
                == 1;
    }

    /** The charge of a message just counted in an existing row, which this transaction has locked. */
    QuotaCharge charged(Quota quota, int shard) {
        String id = id(quota, shard);
        long expires =
                entities.createQuery(EXPIRES, Long.class).setParameter("id", id).getSingleResult();
        return new QuotaCharge(id, Instant.ofEpochMilli(expires));
    }

    /** Gives a charge back; does nothing if its window is over. */
    void refund(QuotaCharge charge) {
        entities.createQuery(GIVE_BACK)
                .setParameter("id", charge.row())
                .setParameter("expires", charge.expires().toEpochMilli())
                .executeUpdate();
    }

    /**
     * Deletes rows whose window is over; one transaction deletes those of one limit only, so that transactions do
     * not deadlock.
     */
    int deleteExpired(LimitType limit, Instant now) {
        return entities.createQuery(DELETE_EXPIRED)
                .setParameter("kind", limit.key())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }

    private static String id(Quota quota, int shard) {
        return quota.subject() + "." + shard;
    }
}
