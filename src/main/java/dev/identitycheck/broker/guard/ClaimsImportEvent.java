package dev.identitycheck.broker.guard;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * The claims of a known identity are about to be written to its account, without an event that tells what they change
 * (Keycloak 26.7).
 *
 * @param session the login's session
 * @param realm the account's realm
 * @param user the account as it is before
 */
public record ClaimsImportEvent(KeycloakSession session, RealmModel realm, UserModel user) implements ProviderEvent {}
