package dev.identitycheck.listener.protection;

import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CurrentRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Hears the events after which something that protects an account may have changed. */
public final class ProtectionListener {

    // By name: those that have newer ones beside them are deprecated (Keycloak 26.7).
    private static final Set<String> PERSONS = Set.of(
            "UPDATE_CREDENTIAL",
            "UPDATE_PASSWORD",
            "UPDATE_TOTP",
            "REMOVE_CREDENTIAL",
            "REMOVE_TOTP",
            "REMOVE_FEDERATED_IDENTITY",
            "CUSTOM_REQUIRED_ACTION");

    private static final Pattern SESSIONS = Pattern.compile("realms/[^/]+/account/sessions/?");
    private static final Pattern BY_ADMINISTRATOR = Pattern.compile("(?:users|scim/v2/Users)/([^/]+)"
            + "(/reset-password|/credentials/[^/]+|/federated-identity/[^/]+|/logout)?");
    private static final Pattern UNLOCKED = Pattern.compile("attack-detection/brute-force/users/([^/]+)()");

    private ProtectionListener() {}

    /**
     * Handles an event of a person.
     *
     * @param recovery by what the running login may set a password, if nobody entered the old one
     */
    public static void onEvent(KeycloakSession session, Event event, Optional<RecoveryMeans> recovery) {
        boolean isSignOut = event.getType() == EventType.LOGOUT
                && SESSIONS.matcher(CurrentRequest.path(session)).matches();
        boolean isOfUse = isSignOut || PERSONS.contains(event.getType().name());
        if (event.getUserId() == null || !isOfUse) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm == null || !ProtectedProviders.anyOwnIn(realm)) {
            return;
        }
        ProtectionChange change = ProtectionChange.expect(session, realm, event.getUserId(), false, recovery);
        if (isSignOut) {
            change.add(ProtectionHint.SIGNED_OUT);
        }
        if (isPassword(event)) {
            change.add(ProtectionHint.PASSWORD);
        }
    }

    private static boolean isPassword(Event event) {
        return event.getType().name().startsWith("UPDATE_")
                && PasswordCredentialModel.TYPE.equals(
                        Objects.requireNonNullElse(event.getDetails(), Map.of()).get(Details.CREDENTIAL_TYPE));
    }

    /** Handles the event of an administrator or a SCIM client. */
    public static void onEvent(KeycloakSession session, RealmModel realm, AdminEvent event) {
        String path = Objects.requireNonNullElse(event.getResourcePath(), "");
        Matcher user = BY_ADMINISTRATOR.matcher(path);
        Matcher found = user.matches() ? user : UNLOCKED.matcher(path);
        // Whoever has just been made has nothing yet, and an import makes thousands in one transaction.
        if (event.getOperationType() == OperationType.CREATE
                || !found.matches()
                || !ProtectedProviders.anyOwnIn(realm)) {
            return;
        }
        ProtectionChange change = ProtectionChange.expect(session, realm, found.group(1), true, Optional.empty());
        String operation = Objects.requireNonNullElse(found.group(2), "");
        if (operation.equals("/logout")) {
            change.add(ProtectionHint.SIGNED_OUT);
        } else if (operation.equals("/reset-password")) {
            change.add(ProtectionHint.PASSWORD);
        }
    }
}
