package dev.identitycheck.admin;

import dev.identitycheck.admin.doctor.ScheduledDoctor;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.Transactions;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Adds the admin REST API {@code identity-check}. The option
 * {@code --spi-admin-realm-restapi-extension--identity-check--doctor-interval} sets the interval in seconds at which
 * every node runs the doctor on its realms for the metrics.
 */
public final class IdentityCheckAdminResourceFactory
        implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    private static final int DEFAULT_DOCTOR_SECONDS = 600;

    private Duration doctorInterval = Duration.ofSeconds(DEFAULT_DOCTOR_SECONDS);

    @Override
    public String getId() {
        return ProviderIds.IDENTITY_CHECK;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        return new IdentityCheckAdminResource(new AdminRequest(session, realm, auth, adminEvent));
    }

    @Override
    public void init(Config.Scope config) {
        doctorInterval = Duration.ofSeconds(Math.max(1, config.getInt("doctor-interval", DEFAULT_DOCTOR_SECONDS)));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                Transactions.runInOwn(factory, this::schedule);
            }
        });
    }

    // Scheduled on every node, because each node has its own metrics.
    private void schedule(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .schedule(
                        new ScheduledTaskRunner(session.getKeycloakSessionFactory(), new ScheduledDoctor()),
                        doctorInterval.toMillis());
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
