package dev.identitycheck.notice;

import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.keycloak.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * The notices that were recorded in a session and that nobody can be told of, since the account has no contact, or that
 * nobody is told of any more, since too many others wait.
 */
final class UntoldNotices {

    private static final Logger LOG = Logger.getLogger(UntoldNotices.class);
    private static final String KEY = "identity-check.untold.";

    private final List<Notice> notices = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();

    private UntoldNotices() {}

    /** Those about an account. */
    static UntoldNotices of(KeycloakSession session, String userId) {
        UntoldNotices untold = session.getAttribute(KEY + userId, UntoldNotices.class);
        if (untold == null) {
            untold = new UntoldNotices();
            session.setAttribute(KEY + userId, untold);
        }
        return untold;
    }

    void add(Notice notice) {
        notices.add(notice);
    }

    /** Adds an attribute whose notices cannot be read. */
    void addDamaged(String attribute) {
        damaged.add(attribute);
    }

    /** Writes an event for each, once the transaction that recorded them has committed. */
    void report(KeycloakSessionFactory factory, String realmId, String userId) {
        List<Notice> all = List.copyOf(notices);
        List<String> attributes = List.copyOf(damaged);
        notices.clear();
        damaged.clear();
        if (all.isEmpty() && attributes.isEmpty()) {
            return;
        }
        try {
            Transactions.runInOwn(factory, own -> {
                RealmModel realm = own.realms().getRealm(realmId);
                if (realm != null) {
                    own.getContext().setRealm(realm);
                    all.forEach(notice -> AccountEvents.untold(own, realm, userId, notice));
                    attributes.forEach(attribute -> AccountEvents.replaced(own, realm, userId, attribute));
                }
            });
        } catch (RuntimeException e) {
            // A failure here must not keep the other tasks after the commit from running.
            LOG.errorf(e, "identity-check event=untold_unsaid realm=%s user=%s", realmId, userId);
        }
    }
}
