package dev.identitycheck.account;

import dev.identitycheck.ratelimit.DatabaseProduct;
import jakarta.persistence.EntityManager;
import java.util.Map;

/**
 * How long a transaction waits for an account's row. PostgreSQL waits for ever unless told otherwise. Hibernate 7.2
 * honours the hint of JPA there with three statements for each lock: it reads the setting, sets it and sets it back.
 * One statement is enough where the limit holds until the transaction ends; what the server locks after that in the
 * same transaction waits no longer either.
 */
final class LockTimeout {

    private static final int MILLIS = 10_000;

    private static final Map<String, Object> HINT = Map.of("jakarta.persistence.lock.timeout", MILLIS);

    // Zero is no limit; a shorter one, which an operator may have set, stays.
    private static final String SET = "select set_config('lock_timeout', '" + MILLIS + "', true)"
            + " where extract(epoch from cast(current_setting('lock_timeout') as interval)) not between 0.001 and "
            + MILLIS / 1000;

    private LockTimeout() {}

    /** Sets the limit, and returns the hints that a statement needs which locks after that. */
    static Map<String, Object> set(EntityManager transaction) {
        if (!DatabaseProduct.isPostgres(transaction)) {
            return HINT;
        }
        transaction.createNativeQuery(SET).getResultList();
        return Map.of();
    }
}
