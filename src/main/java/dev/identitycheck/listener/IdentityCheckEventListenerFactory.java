package dev.identitycheck.listener;

import dev.identitycheck.broker.guard.ClaimsImportEvent;
import dev.identitycheck.broker.guard.FirstLinkGuard;
import dev.identitycheck.broker.guard.GuardInstaller;
import dev.identitycheck.broker.guard.WithheldGrants;
import dev.identitycheck.broker.link.LinkListener;
import dev.identitycheck.broker.link.UnconfirmedLinkCleanup;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.RequiredServerApi;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.notice.NoticeRecordedEvent;
import dev.identitycheck.notice.OutboxDispatcher;
import dev.identitycheck.ratelimit.RateLimitCleanup;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * The event listener {@code identity-check}. It is global: a realm need not name it. Its option
 * {@code --spi-events-listener--identity-check--sweep-interval} says how often, in seconds, links that nobody confirmed
 * and notices that nobody has sent are looked for, {@code …-notice-retry} how soon a notice is tried again first.
 */
public final class IdentityCheckEventListenerFactory implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(IdentityCheckEventListenerFactory.class);
    private static final int SWEEP_SECONDS = 60;
    private static final int RETRY_SECONDS = 60;

    // Counts whose time is over are in nobody's way; they only take up room.
    private static final int SELDOM = 10;

    private Duration sweepInterval = Duration.ofSeconds(SWEEP_SECONDS);
    private OutboxDispatcher post = postOffice(RETRY_SECONDS);

    @Override
    public String getId() {
        return "identity-check";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {
        sweepInterval = Duration.ofSeconds(Math.max(1, config.getInt("sweep-interval", SWEEP_SECONDS)));
        post = postOffice(Math.max(1, config.getInt("notice-retry", RETRY_SECONDS)));
    }

    private static OutboxDispatcher postOffice(int firstRetry) {
        return new OutboxDispatcher(Duration.ofSeconds(firstRetry), ProtectedProviders::anyOwnIn, ServerClock::now);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        RequiredServerApi.check();
        LinkListener links = new LinkListener(ServerClock::now);
        WithheldGrants grants = new WithheldGrants(ServerClock::now);
        factory.register(event -> {
            grants.hear(event);
            links.hear(event);
            FirstLinkGuard.hear(event);
            hear(event);
        });
    }

    private void hear(ProviderEvent event) {
        if (event instanceof NoticeRecordedEvent written) {
            post.sendShortly(written.factory(), written.realmId(), written.userId());
        } else if (event instanceof ClaimsImportEvent claims) {
            ContactChangeListener.onClaims(claims);
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            protect(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), this::start);
        }
    }

    private void start(KeycloakSession session) {
        session.realms().getRealmsStream().map(RealmModel::getId).toList().forEach(id -> protect(session, id));
        schedule(session, new UnconfirmedLinkCleanup(ServerClock::now), sweepInterval);
        schedule(session, post, sweepInterval);
        schedule(session, new RateLimitCleanup(ServerClock::now), sweepInterval.multipliedBy(SELDOM));
    }

    private static void schedule(KeycloakSession session, ScheduledTask sweep, Duration interval) {
        session.getProvider(TimerProvider.class)
                .schedule(
                        new ClusterAwareScheduledTaskRunner(
                                session.getKeycloakSessionFactory(), sweep, interval.toMillis()),
                        interval.toMillis());
    }

    // Each realm by itself: one that cannot be read must not keep the server from starting.
    private static void protect(KeycloakSession session, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> protect(own, own.realms().getRealm(realmId)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "identity-check event=profile_not_protected realm=%s", realmId);
        }
    }

    private static void protect(KeycloakSession session, RealmModel realm) {
        if (ProtectedProviders.anyOwnIn(realm)) {
            UserProfileProtection.ensure(session, realm);
            GuardInstaller.follow(session, realm);
        }
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new IdentityCheckEventListener(session);
    }

    @Override
    public void close() {
        // The server cancels the timer's tasks.
        post.close();
    }
}
