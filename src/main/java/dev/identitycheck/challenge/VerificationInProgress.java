package dev.identitycheck.challenge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The mark that a request is verifying an entry, for the second request of a double submit. By then the browser has
 * dropped the response of the first request and shows the response of the second, which should not ask again for a code
 * that was right.
 */
public final class VerificationInProgress {

    private static final String KEY = "identity-check.verifying.";

    // Verification takes milliseconds; this limits how long the mark of a server that died meanwhile remains.
    private static final Duration MARK_LIFETIME = Duration.ofSeconds(10);
    private static final int POLLS = 40;
    private static final int INITIAL_POLLS = 4;
    private static final int POLL_INTERVAL_MILLIS = 50;

    private final SingleUseObjectProvider store;
    private final String key;

    public VerificationInProgress(KeycloakSession session, AuthenticationSessionModel login, String executionId) {
        this.store = session.getProvider(SingleUseObjectProvider.class);
        this.key = KEY + String.join(".", login.getParentSession().getId(), login.getTabId(), executionId);
    }

    /** Runs a verification with the mark set. */
    public void during(Runnable verification) {
        // putIfAbsent() writes at once; put() would write with the transaction (InfinispanSingleUseObjectProvider in
        // Keycloak 26.7).
        store.putIfAbsent(key, MARK_LIFETIME.toSeconds());
        try {
            verification.run();
        } finally {
            store.remove(key);
        }
    }

    /**
     * Waits about two seconds at most, until no other request of this login is verifying.
     *
     * @param isDoubleSubmit whether Keycloak reports that the form was already posted: the mark of the first request
     *     may still be missing
     */
    public void await(boolean isDoubleSubmit) {
        for (int poll = 0; isDoubleSubmit && poll < INITIAL_POLLS && !store.contains(key); poll++) {
            pause();
        }
        for (int poll = 0; poll < POLLS && store.contains(key); poll++) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
