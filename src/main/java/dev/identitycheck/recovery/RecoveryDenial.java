package dev.identitycheck.recovery;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.RealmModel;

/**
 * The rate limits of the recovery pages. The log names the limit that denied a request; the page says when to
 * try again.
 */
enum RecoveryDenial {
    /** The start of a recovery from this client address. */
    BEGIN,
    /** A code for the entered number and contact. */
    CODE,
    /** An attempt for the entered number and contact. */
    GUESS,
    /** An attempt for the account that was found. The page says that the code was wrong. */
    ACCOUNT,
    /** An attempt at a code shorter than the greatest length. The page says that the code has expired. */
    SHORT_CODE;

    private static final Logger LOG = Logger.getLogger(RecoveryDenial.class);

    /** The limit's name in the event, the metric and the log. */
    String limit() {
        return "recovery_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reports the denial by log, metric and event.
     *
     * @param event the login's event, which is cloned and not changed
     */
    void report(RealmModel realm, EventBuilder event) {
        LOG.infof("identity-check event=recovery_limited realm=%s limit=%s", realm.getName(), limit());
        DeliveryMetrics.limited(limit());
        CheckEvents.send(
                event.clone()
                        .detail(CheckEvents.PURPOSE, Purpose.RECOVERY.key())
                        .detail(CheckEvents.LIMIT, limit()),
                CheckOutcome.LIMITED);
    }
}
