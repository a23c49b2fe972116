package dev.identitycheck.challenge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Tells the second request of a double click that the first is still verifying. The browser has dropped the first one's
 * answer by then, and shows whatever the second one says: it should not ask again for a code that was right.
 */
public final class VerificationInProgress {

    private static final String KEY = "identity-check.verifying.";

    // Verifying takes milliseconds; the entry outlives a server that dies while at it for no longer than this.
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LOOKS = 40;
    private static final int FIRST_LOOKS = 4;
    private static final int BETWEEN_MILLIS = 50;

    private final SingleUseObjectProvider store;
    private final String key;

    public VerificationInProgress(KeycloakSession session, AuthenticationSessionModel login, String place) {
        this.store = session.getProvider(SingleUseObjectProvider.class);
        this.key = KEY + String.join(".", login.getParentSession().getId(), login.getTabId(), place);
    }

    /** Runs a verification that others can see. */
    public void during(Runnable verification) {
        // At once, not with the transaction, as put() would (InfinispanSingleUseObjectProvider, Keycloak 26.7).
        store.putIfAbsent(key, LONGEST.toSeconds());
        try {
            verification.run();
        } finally {
            store.remove(key);
        }
    }

    /**
     * Waits, but not long, until no other request of this login is verifying.
     *
     * @param clickedTwice whether Keycloak says that the form was posted already: the first click may be on its way here
     */
    public void await(boolean clickedTwice) {
        for (int look = 0; clickedTwice && look < FIRST_LOOKS && !store.contains(key); look++) {
            pause();
        }
        for (int look = 0; look < LOOKS && store.contains(key); look++) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
