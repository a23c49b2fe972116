package dev.identitycheck.ratelimit;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The rows in which messages are counted, in a table of this extension's own.
 *
 * <p>Why a table, and not the store of single-use objects with its atomic {@code putIfAbsent}: that store is in memory
 * (Infinispan, Keycloak 26.7), so a restart of the last node would give a day's budget again, and a cluster that falls in
 * two would spend it twice; it can tell that something is there but not when it goes, which the page has to say; and under
 * the feature {@code stateless} it is rows of the request's own transaction after all. The database is what the nodes
 * share in any case. Each message is counted by one conditional statement, whose condition the database looks at again
 * once it holds the row, so no number of nodes gets more than the limit; and a count is spread over rows, so that messages
 * do not wait for each other at one of them. The statements join the running transaction: a message is counted if and only
 * if the account remembers it.
 */
final class RateLimitRepository {

    private static final String READ =
            "select r.subject, r.shard, r.used, r.expiresAt from RateLimitEntity r where r.subject in :subjects";
    private static final String INSERT = "insert into RateLimitEntity (id, subject, shard, kind, used, expiresAt)"
            + " values (:id, :subject, :shard, :kind, 1, :end) on conflict (id) do nothing";
    // A row that has counted nothing begins a new window.
    private static final String COUNT = "update RateLimitEntity set"
            + " expiresAt = case when expiresAt <= :now or used = 0 then :end else expiresAt end,"
            + " used = case when expiresAt <= :now then 1 else used + 1 end"
            + " where id = :id and (expiresAt <= :now or used < :most)";
    private static final String EXPIRES = "select r.expiresAt from RateLimitEntity r where r.id = :id";
    private static final String GIVE_BACK =
            "update RateLimitEntity set used = used - 1 where id = :id and expiresAt = :expires and used > 0";
    private static final String SWEEP = "delete from RateLimitEntity where kind = :kind and expiresAt <= :now";

    private final EntityManager entities;

    private RateLimitRepository(EntityManager entities) {
        this.entities = entities;
    }

    static RateLimitRepository of(KeycloakSession session) {
        return new RateLimitRepository(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** What is stored of some quotas' subjects. */
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

    /** Counts one message in a row that was not there; false if somebody else was first. */
    boolean insert(Quota quota, int shard, Instant now) {
        return entities.createQuery(INSERT)
                        .setParameter("id", id(quota, shard))
                        .setParameter("subject", quota.subject())
                        .setParameter("shard", shard)
                        .setParameter("kind", quota.limit().key())
                        .setParameter("end", quota.window().end(now).toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** What an insert has counted. */
    static QuotaCharge inserted(Quota quota, int shard, Instant now) {
        return new QuotaCharge(
                id(quota, shard), Instant.ofEpochMilli(quota.window().end(now).toEpochMilli()));
    }

    /** Counts one message in a row that is there; false if it is full by now. */
    boolean count(Quota quota, int shard, Instant now) {
        return entities.createQuery(COUNT)
                        .setParameter("id", id(quota, shard))
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("end", quota.window().end(now).toEpochMilli())
                        .setParameter("most", quota.of(shard))
                        .executeUpdate()
                == 1;
    }

    /** What was counted just now in a row that was there, which this transaction holds. */
    QuotaCharge share(Quota quota, int shard) {
        String id = id(quota, shard);
        long expires =
                entities.createQuery(EXPIRES, Long.class).setParameter("id", id).getSingleResult();
        return new QuotaCharge(id, Instant.ofEpochMilli(expires));
    }

    /** Gives a message back; nothing happens if its window is over. */
    void giveBack(QuotaCharge share) {
        entities.createQuery(GIVE_BACK)
                .setParameter("id", share.row())
                .setParameter("expires", share.expires().toEpochMilli())
                .executeUpdate();
    }

    /** Removes rows whose window is over; those of one limit in one transaction, so that nobody waits in a circle. */
    int sweep(LimitType limit, Instant now) {
        return entities.createQuery(SWEEP)
                .setParameter("kind", limit.key())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }

    private static String id(Quota quota, int shard) {
        return quota.subject() + "." + shard;
    }
}
