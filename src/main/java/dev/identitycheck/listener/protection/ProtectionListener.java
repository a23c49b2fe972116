package dev.identitycheck.listener.protection;

import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.keycloak.Transactions;
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
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;

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

    private static boolean isSave(AdminEvent event, String userId) {
        return event.getOperationType() == OperationType.UPDATE
                && event.getResourceType() == ResourceType.USER
                && ("users/" + userId).equals(event.getResourcePath());
    }

    // A save from the admin console can set a password and switch a user on, and nothing else that protects an account
    // (UserResource, Keycloak 26.7). Most do neither, and need no second connection to the database.
    private static boolean changesNoProtection(KeycloakSession session, RealmModel realm, String userId) {
        UserModel user = StorageId.isLocalStorage(userId) ? session.users().getUserById(realm, userId) : null;
        return user != null
                && !user.isFederated()
                && !UncachedUser.mayHaveOtherCredentials(session, userId)
                && (!user.isEnabled() || wasEnabled(session, realm, userId));
    }

    // Of another session: its cache has the user as before the change, and needs no connection.
    private static boolean wasEnabled(KeycloakSession session, RealmModel realm, String userId) {
        return Transactions.inOwn(session, own -> {
            UserModel before = own.users().getUserById(own.realms().getRealm(realm.getId()), userId);
            return before != null && before.isEnabled();
        });
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
        if (isSave(event, found.group(1)) && changesNoProtection(session, realm, found.group(1))) {
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
