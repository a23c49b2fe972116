package dev.identitycheck.broker.guard;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Published before the claims of a known identity are written to its account: Keycloak 26.7 sends no event for what
 * they change.
 *
 * @param session the session of the login's request
 * @param realm the account's realm
 * @param user the account before the change
 */
public record ClaimsImportEvent(KeycloakSession session, RealmModel realm, UserModel user) implements ProviderEvent {}
