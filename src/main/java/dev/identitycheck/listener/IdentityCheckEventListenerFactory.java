package dev.identitycheck.listener;

import dev.identitycheck.broker.guard.ClaimsImportEvent;
import dev.identitycheck.broker.guard.FirstLinkGuard;
import dev.identitycheck.broker.guard.GuardInstaller;
import dev.identitycheck.broker.guard.WithheldGrants;
import dev.identitycheck.broker.link.LinkListener;
import dev.identitycheck.broker.link.UnconfirmedLinkCleanup;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.flow.RealmSettingsCopy;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.keycloak.serverapi.RequiredServerApi;
import dev.identitycheck.notice.NoticeRecordedEvent;
import dev.identitycheck.notice.OutboxDispatcher;
import dev.identitycheck.ratelimit.RateLimitCleanup;
import java.security.SecureRandom;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * The factory of the event listener {@code identity-check}, which is global: a realm need not enable it. The option
 * {@code --spi-events-listener--identity-check--sweep-interval} sets the seconds between two searches for unconfirmed
 * links and unsent notices, {@code …-notice-retry} the seconds until the first retry of a notice.
 */
public final class IdentityCheckEventListenerFactory implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(IdentityCheckEventListenerFactory.class);
    private static final int SWEEP_SECONDS = 60;
    private static final int RETRY_SECONDS = 60;

    // Expired counts of the rate limits have no effect and only take up space: they are removed less often.
    private static final int RATE_LIMIT_CLEANUP_FACTOR = 10;

    private Duration sweepInterval = Duration.ofSeconds(SWEEP_SECONDS);
    private final SecureRandom random = new SecureRandom();
    private OutboxDispatcher outbox = outboxDispatcher(RETRY_SECONDS);

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
        outbox = outboxDispatcher(Math.max(1, config.getInt("notice-retry", RETRY_SECONDS)));
    }

    private OutboxDispatcher outboxDispatcher(int firstRetrySeconds) {
        return new OutboxDispatcher(
                Duration.ofSeconds(firstRetrySeconds), ProtectedProviders::anyOwnIn, random, ServerClock::now);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        RequiredServerApi.check();
        LinkListener links = new LinkListener(ServerClock::now);
        WithheldGrants grants = new WithheldGrants(ServerClock::now);
        factory.register(event -> {
            grants.onEvent(event);
            links.onEvent(event);
            FirstLinkGuard.onEvent(event);
            onEvent(event);
        });
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof NoticeRecordedEvent recorded) {
            outbox.sendShortly(recorded.factory(), recorded.realmId(), recorded.userId());
        } else if (event instanceof ClaimsImportEvent claims) {
            ContactChangeListener.onClaims(claims);
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            protect(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof PostMigrationEvent started) {
            Transactions.runInOwn(started.getFactory(), this::start);
        }
    }

    private void start(KeycloakSession session) {
        session.realms().getRealmsStream().map(RealmModel::getId).toList().forEach(id -> protect(session, id));
        schedule(session, new UnconfirmedLinkCleanup(ServerClock::now), sweepInterval);
        schedule(session, outbox, sweepInterval);
        schedule(
                session, new RateLimitCleanup(ServerClock::now), sweepInterval.multipliedBy(RATE_LIMIT_CLEANUP_FACTOR));
    }

    private static void schedule(KeycloakSession session, ScheduledTask task, Duration interval) {
        session.getProvider(TimerProvider.class)
                .schedule(
                        new ClusterAwareScheduledTaskRunner(
                                session.getKeycloakSessionFactory(), task, interval.toMillis()),
                        interval.toMillis());
    }

    // Each realm has a transaction of its own: a realm that cannot be read must not keep the server from starting.
    private static void protect(KeycloakSession session, String realmId) {
        try {
            Transactions.runInOwn(
                    session.getKeycloakSessionFactory(),
                    own -> protect(own, own.realms().getRealm(realmId)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "identity-check event=profile_not_protected realm=%s", realmId);
        }
    }

    private static void protect(KeycloakSession session, RealmModel realm) {
        RealmSettingsCopy.restore(session, realm);
        if (ProtectedProviders.anyOwnIn(realm)) {
            UserProfileProtection.repairAndSay(session, realm);
            ProviderRecord.restore(session, realm);
            GuardInstaller.installBeforeCommit(session, realm);
            DirectoryMappers.installBeforeCommit(session, realm.getId());
        }
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new IdentityCheckEventListener(session);
    }

    @Override
    public void close() {
        // The server cancels the timer's tasks.
        outbox.close();
    }
}
