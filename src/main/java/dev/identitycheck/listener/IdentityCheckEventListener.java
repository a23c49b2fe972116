package dev.identitycheck.listener;

import dev.identitycheck.broker.guard.GuardInstaller;
import dev.identitycheck.broker.guard.WithheldDataRelease;
import dev.identitycheck.credential.InitialPin;
import dev.identitycheck.event.CheckMetrics;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.flow.RealmSettingsCopy;
import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.listener.protection.ProtectionListener;
import dev.identitycheck.listener.protection.RecoveryMeans;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The event listener that passes Keycloak's user and admin events to this extension's handlers. It protects the users'
 * attributes of a realm once a flow contains the step, lifts the lock of a user who is enabled again, treats a changed
 * contact as new, and rolls back a login that had to pass the step and did not.
 */
final class IdentityCheckEventListener implements EventListenerProvider {

    private static final Set<ResourceType> FLOWS = Set.of(
            ResourceType.AUTH_FLOW,
            ResourceType.AUTH_EXECUTION,
            ResourceType.AUTH_EXECUTION_FLOW,
            ResourceType.AUTHENTICATOR_CONFIG);

    private static final Set<ResourceType> PROVIDERS =
            Set.of(ResourceType.IDENTITY_PROVIDER, ResourceType.IDENTITY_PROVIDER_MAPPER, ResourceType.REALM);

    // The admin console and API, and the SCIM API of the feature scim-api (Keycloak 26.7).
    private static final Pattern ONE_USER = Pattern.compile("(?:users|scim/v2/Users)/([^/]+)");
    private static final Pattern CREDENTIAL = Pattern.compile("users/([^/]+)/credentials/[^/]+");
    private static final Pattern UNLOCKED_USER = Pattern.compile("attack-detection/brute-force/users/([^/]+)");

    private final KeycloakSession session;

    IdentityCheckEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm == null) {
            return;
        }
        ListenerRunner runner = new ListenerRunner(session, event.getRealmId());
        protectRealm(runner, event, realm);
        runner.runOrVeto("protection", () -> ProtectionListener.onEvent(session, realm, event));
        if (event.getOperationType() == OperationType.DELETE) {
            if (event.getResourceType() == ResourceType.USER_LOGIN_FAILURE && !isAboutCaller(event)) {
                runner.run("release", () -> AdminUnlockListener.onUnlock(session, realm, user(event, UNLOCKED_USER)));
            }
        } else if (event.getResourceType() == ResourceType.USER) {
            String user = user(event, ONE_USER);
            if (event.getOperationType() == OperationType.CREATE) {
                runner.run("pin", () -> initialPin(realm, user));
            }
            runner.run("release", () -> AdminUnlockListener.onChange(session, realm, user, event.getRepresentation()));
            runner.runOrVeto("contacts", () -> {
                ContactChangeListener.onChange(session, realm, user, actor(event));
                ContactChangeListener.onRemovedCredential(session, realm, user(event, CREDENTIAL), Actor.ADMINISTRATOR);
            });
        }
    }

    // A tool replaces a profile, a realm's attributes or a provider as a whole. What it drops of this extension is put
    // back in the same transaction; where that fails, the change is rolled back.
    private void protectRealm(ListenerRunner runner, AdminEvent event, RealmModel realm) {
        ResourceType type = event.getResourceType();
        if (type == ResourceType.REALM && event.getOperationType() == OperationType.UPDATE) {
            runner.runOrVeto("settings", () -> RealmSettingsCopy.restore(session, realm));
            // A setting may need an attribute of people that is not declared yet.
            runner.runOrVeto("profile", () -> protectProfile(realm));
        }
        if (FLOWS.contains(type) || type == ResourceType.USER_PROFILE) {
            runner.runOrVeto("profile", () -> protectProfile(realm));
        } else if (type == ResourceType.COMPONENT) {
            // Keycloak 26.7 sends the event before it changes or removes the component.
            runner.runOrVeto("profile", () -> protectProfileBeforeCommit(realm.getId()));
        }
        if (type == ResourceType.AUTHENTICATOR_CONFIG) {
            runner.run("step settings", () -> StepSettingsListener.onSave(realm));
        }
        if (FLOWS.contains(type) || type == ResourceType.COMPONENT) {
            runner.run("directories", () -> DirectoryMappers.installBeforeCommit(session, realm.getId()));
        }
        if (FLOWS.contains(type) || PROVIDERS.contains(type)) {
            runner.runOrVeto("providers", () -> recordProviders(type, realm));
            runner.run("guards", () -> GuardInstaller.installBeforeCommit(session, realm));
        }
    }

    private void recordProviders(ResourceType type, RealmModel realm) {
        if (type == ResourceType.IDENTITY_PROVIDER) {
            ProviderRecord.restoreBeforeCommit(session, realm);
        } else {
            ProviderRecord.updateBeforeCommit(session, realm);
        }
    }

    private void protectProfile(RealmModel realm) {
        if (ProtectedProviders.anyOwnIn(realm)) {
            UserProfileProtection.repairAndSay(session, realm);
        }
    }

    private void protectProfileBeforeCommit(String realmId) {
        BeforeCommit.run(session, () -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                protectProfile(realm);
            }
        });
    }

    @Override
    public void onEvent(Event event) {
        ListenerRunner runner = new ListenerRunner(session, event.getRealmId());
        runner.runOrVeto("gate", () -> UncheckedLoginVeto.check(session, event));
        runner.runOrVeto("grant", () -> TokenGrantVeto.check(session, event));
        runner.runOrVeto("proof", () -> EmailVerificationListener.onEvent(session, event));
        runner.runOrVeto("attributes", () -> OwnAttributeWrites.onEvent(session, event));
        runner.runOrVeto("protection", () -> ProtectionListener.onEvent(session, event, recovery(event)));
        runner.run("metrics", () -> CheckMetrics.hear(event));
        if (event.getType() == EventType.LOGIN) {
            runner.runOrVeto("link", this::releaseWithheldData);
            runner.run("devices", () -> DeviceLastUsedUpdate.onLogin(session, event, ServerClock::now));
            runner.run("browser", () -> SeenBrowser.onLogin(session, event));
        } else if (event.getType() == EventType.REGISTER) {
            runner.runOrVeto("registration", this::forgetRegistration);
            runner.run("pin", () -> initialPin(session.realms().getRealm(event.getRealmId()), event.getUserId()));
        } else if (event.getType() == EventType.UPDATE_CREDENTIAL) {
            runner.run("recovery", () -> RecoverySessionLogout.onNewPassword(session, event, ServerClock.now()));
        } else {
            runner.runOrVeto("contacts", () -> contacts(event));
        }
    }

    private Optional<RecoveryMeans> recovery(Event event) {
        return RecoverySessionLogout.means(session.getContext().getAuthenticationSession(), event.getUserId());
    }

    private void contacts(Event event) {
        if (ContactChangeListener.EVENTS.contains(event.getType())) {
            realm(event).ifPresent(realm -> ContactChangeListener.onEvent(session, realm, event));
        } else if (event.getType() == EventType.REMOVE_CREDENTIAL) {
            realm(event)
                    .ifPresent(realm ->
                            ContactChangeListener.onRemovedCredential(session, realm, event.getUserId(), Actor.PERSON));
        }
    }

    private void releaseWithheldData() {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm != null && login != null) {
            WithheldDataRelease.release(session, realm, login);
        }
    }

    private Optional<RealmModel> realm(Event event) {
        return Optional.ofNullable(session.realms().getRealm(event.getRealmId()));
    }

    private void initialPin(@Nullable RealmModel realm, @Nullable String userId) {
        if (realm != null && userId != null) {
            InitialPin.follow(session, realm, userId, ServerClock::now);
        }
    }

    // Keycloak 26.7 leaves the note in the browser tab and treats each further login there as a registration: even
    // in sync mode "import" it then writes the provider's e-mail claim. When this event is sent, Keycloak has read
    // the note.
    private void forgetRegistration() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            login.removeAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER);
        }
    }

    private static Actor actor(AdminEvent event) {
        return Objects.requireNonNullElse(event.getResourcePath(), "").startsWith("scim/")
                ? Actor.DIRECTORY
                : Actor.ADMINISTRATOR;
    }

    private static @Nullable String user(AdminEvent event, Pattern resource) {
        Matcher path = resource.matcher(Objects.requireNonNullElse(event.getResourcePath(), ""));
        return path.matches() ? path.group(1) : null;
    }

    // Keycloak lets administrators lift its brute-force lock on themselves; that must not lift this extension's lock.
    private static boolean isAboutCaller(AdminEvent event) {
        return event.getAuthDetails() != null
                && event.getRealmId().equals(event.getAuthDetails().getRealmId())
                && Objects.equals(
                        user(event, UNLOCKED_USER), event.getAuthDetails().getUserId());
    }

    @Override
    public void close() {
        // Holds no resources.
    }
}
