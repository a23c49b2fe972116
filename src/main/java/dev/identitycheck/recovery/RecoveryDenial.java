package dev.identitycheck.recovery;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.RealmModel;

/** What a limit denies on the pages of a recovery. The operator learns which one it was; who asks learns when to try again. */
enum RecoveryDenial {
    /** A recovery from this client address. */
    BEGIN,
    /** A code for what was typed. */
    CODE,
    /** A guess at what was typed. */
    GUESS,
    /** A guess at the account that was found. Who asks is told that the code was wrong. */
    ACCOUNT,
    /** A guess at a code that is not of the greatest length. Who asks is told that the code has expired. */
    SHORT_CODE;

    private static final Logger LOG = Logger.getLogger(RecoveryDenial.class);

    /** The limit's name in the event, the metric and the log. */
    String limit() {
        return "recovery_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells of it.
     *
     * @param event the login's own, which is left as it is
     */
    void tell(RealmModel realm, EventBuilder event) {
        LOG.infof("identity-check event=recovery_limited realm=%s limit=%s", realm.getName(), limit());
        DeliveryMetrics.limited(limit());
        CheckEvents.send(
                event.clone()
                        .detail(CheckEvents.PURPOSE, Purpose.RECOVERY.key())
                        .detail(CheckEvents.LIMIT, limit()),
                CheckOutcome.LIMITED);
    }
}
