package dev.identitycheck.admin;

import dev.identitycheck.admin.doctor.ScheduledDoctor;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Adds the admin REST API {@code identity-check}. Its option {@code --spi-admin-realm-restapi-extension--identity-check--doctor-interval}
 * says how often, in seconds, every node has the doctor look at its realms for the metrics.
 */
public final class IdentityCheckAdminResourceFactory
        implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    private static final int DOCTOR_SECONDS = 600;

    private Duration doctorInterval = Duration.ofSeconds(DOCTOR_SECONDS);

    @Override
    public String getId() {
        return IdentityCheckSettings.STEP;
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
        doctorInterval = Duration.ofSeconds(Math.max(1, config.getInt("doctor-interval", DOCTOR_SECONDS)));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::schedule);
            }
        });
    }

    // On every node: each has metrics of its own.
    private void schedule(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .schedule(
                        new ScheduledTaskRunner(session.getKeycloakSessionFactory(), new ScheduledDoctor()),
                        doctorInterval.toMillis());
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
