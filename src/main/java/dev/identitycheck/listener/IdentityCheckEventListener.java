package dev.identitycheck.listener;

import dev.identitycheck.broker.guard.GuardInstaller;
import dev.identitycheck.broker.guard.WithheldDataRelease;
import dev.identitycheck.credential.InitialPin;
import dev.identitycheck.event.CheckMetrics;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.listener.ContactChangeListener.Whose;
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
 * Hears what administrators change and who signs in: a realm that takes the step into a flow has its users' attributes
 * protected at once, a user who is enabled again is free of the lock that disabled them, a contact that changes counts as
 * new, and a login that should have passed the step and did not is undone.
 */
final class IdentityCheckEventListener implements EventListenerProvider {

    private static final Set<ResourceType> FLOWS =
            Set.of(ResourceType.AUTH_FLOW, ResourceType.AUTH_EXECUTION, ResourceType.AUTH_EXECUTION_FLOW);

    private static final Set<ResourceType> PROVIDERS =
            Set.of(ResourceType.IDENTITY_PROVIDER, ResourceType.IDENTITY_PROVIDER_MAPPER, ResourceType.REALM);

    private static final Pattern ONE_USER = Pattern.compile("users/([^/]+)");
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
        ListenerRunner part = new ListenerRunner(session, event.getRealmId());
        if (event.getOperationType() == OperationType.DELETE) {
            if (PROVIDERS.contains(event.getResourceType())) {
                part.hears("guards", () -> GuardInstaller.follow(session, realm));
            } else if (event.getResourceType() == ResourceType.USER_LOGIN_FAILURE && !isAboutCaller(event)) {
                part.hears("release", () -> AdminUnlockListener.onUnlock(session, realm, user(event, UNLOCKED_USER)));
            }
            return;
        }
        if (FLOWS.contains(event.getResourceType())) {
            part.hears("profile", () -> protectProfile(realm));
        }
        if (FLOWS.contains(event.getResourceType()) || PROVIDERS.contains(event.getResourceType())) {
            part.hears("guards", () -> GuardInstaller.follow(session, realm));
        } else if (event.getResourceType() == ResourceType.USER) {
            String user = user(event, ONE_USER);
            if (event.getOperationType() == OperationType.CREATE) {
                part.hears("pin", () -> firstPin(realm, user));
            }
            part.hears("release", () -> AdminUnlockListener.onChange(session, realm, user, event.getRepresentation()));
            part.decides("contacts", () -> {
                ContactChangeListener.onChange(session, realm, user, Whose.ADMINISTRATOR);
                ContactChangeListener.onRemovedCredential(session, realm, user(event, CREDENTIAL), Whose.ADMINISTRATOR);
            });
        }
    }

    private void protectProfile(RealmModel realm) {
        if (ProtectedProviders.anyOwnIn(realm)) {
            UserProfileProtection.ensure(session, realm);
        }
    }

    @Override
    public void onEvent(Event event) {
        ListenerRunner part = new ListenerRunner(session, event.getRealmId());
        part.decides("gate", () -> UncheckedLoginVeto.check(session, event));
        part.decides("grant", () -> TokenGrantVeto.check(session, event));
        part.decides("proof", () -> EmailVerificationListener.hear(session, event));
        part.hears("metrics", () -> CheckMetrics.hear(event));
        if (event.getType() == EventType.LOGIN) {
            part.decides("link", this::proved);
            part.hears("devices", () -> DeviceLastUsedUpdate.note(session, event, ServerClock::now));
        } else if (event.getType() == EventType.REGISTER) {
            part.decides("registration", this::forgetRegistration);
            part.hears("pin", () -> firstPin(session.realms().getRealm(event.getRealmId()), event.getUserId()));
        } else if (event.getType() == EventType.UPDATE_CREDENTIAL) {
            part.hears("recovery", () -> RecoverySessionLogout.onNewPassword(session, event, ServerClock.now()));
        } else {
            part.decides("contacts", () -> contacts(event));
        }
    }

    private void contacts(Event event) {
        if (ContactChangeListener.EVENTS.contains(event.getType())) {
            realm(event)
                    .ifPresent(
                            realm -> ContactChangeListener.onChange(session, realm, event.getUserId(), Whose.PERSON));
        } else if (event.getType() == EventType.REMOVE_CREDENTIAL) {
            realm(event)
                    .ifPresent(realm ->
                            ContactChangeListener.onRemovedCredential(session, realm, event.getUserId(), Whose.PERSON));
        }
    }

    private void proved() {
        RealmModel realm = session.getContext().getRealm();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (realm != null && login != null) {
            WithheldDataRelease.giveBack(session, realm, login);
        }
    }

    private Optional<RealmModel> realm(Event event) {
        return Optional.ofNullable(session.realms().getRealm(event.getRealmId()));
    }

    private void firstPin(@Nullable RealmModel realm, @Nullable String userId) {
        if (realm != null && userId != null) {
            InitialPin.follow(session, realm, userId, ServerClock::now);
        }
    }

    // Keycloak 26.7 leaves the note in the browser tab and takes each further login there for the making of an account:
    // even in sync mode "import" it then writes the provider's e-mail claim. By this event it has read it.
    private void forgetRegistration() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            login.removeAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER);
        }
    }

    private static @Nullable String user(AdminEvent event, Pattern resource) {
        Matcher path = resource.matcher(Objects.requireNonNullElse(event.getResourcePath(), ""));
        return path.matches() ? path.group(1) : null;
    }

    // Keycloak lets an administrator lift its lock on themselves; that lifts no other.
    private static boolean isAboutCaller(AdminEvent event) {
        return event.getAuthDetails() != null
                && event.getRealmId().equals(event.getAuthDetails().getRealmId())
                && Objects.equals(
                        user(event, UNLOCKED_USER), event.getAuthDetails().getUserId());
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
