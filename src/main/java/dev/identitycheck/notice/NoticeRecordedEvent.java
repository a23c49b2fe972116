package dev.identitycheck.notice;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * A notice was recorded, and its transaction has committed.
 *
 * @param factory the server's session factory
 * @param realmId the id of the realm
 * @param userId the id of the account's user
 */
public record NoticeRecordedEvent(KeycloakSessionFactory factory, String realmId, String userId)
        implements ProviderEvent {}
