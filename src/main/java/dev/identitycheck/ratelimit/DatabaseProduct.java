package dev.identitycheck.ratelimit;

import jakarta.persistence.EntityManager;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The server's database, where a statement or an error of one is not that of another. A server has one database. */
public final class DatabaseProduct {

    private static final String POSTGRES = "PostgreSQL";
    private static final Set<String> MYSQL = Set.of("MySQL", "MariaDB");

    private static final int DEEPEST_CAUSE = 10;

    // ISO/IEC 9075 has a class for broken constraints and one for transactions that were rolled back. PostgreSQL and H2
    // have a subclass for a key that is there already, the others an error code of their own.
    private static final String CONSTRAINT = "23000";
    private static final Set<String> SAME_KEY = Set.of("23505");
    private static final Map<String, Set<Integer>> SAME_KEY_CODES = Map.of(CONSTRAINT, Set.of(1062, 1, 2627, 2601));
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");

    private static volatile @Nullable String product;

    private DatabaseProduct() {}

    /** Whether it is PostgreSQL. */
    public static boolean isPostgres(EntityManager entities) {
        return POSTGRES.equals(product(entities));
    }

    /** Whether it is MySQL or MariaDB. */
    public static boolean isMySql(EntityManager entities) {
        return MYSQL.contains(product(entities));
    }

    /**
     * Whether a transaction failed because another one made the same row first, or because the database chose it among
     * those that waited for each other: it succeeds when it is done again.
     */
    public static boolean isWorthAnotherTry(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof SQLException sql && isWorthAnotherTry(sql));
    }

    private static boolean isWorthAnotherTry(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return SAME_KEY.contains(state)
                || DEADLOCK.contains(state)
                || SAME_KEY_CODES.getOrDefault(state, Set.of()).contains(failure.getErrorCode());
    }

    private static String product(EntityManager entities) {
        String known = product;
        if (known == null) {
            known = entities.unwrap(Session.class).doReturningWork(connection -> {
                DatabaseMetaData database = connection.getMetaData();
                return database.getDatabaseProductName();
            });
            product = known;
        }
        return known;
    }
}
