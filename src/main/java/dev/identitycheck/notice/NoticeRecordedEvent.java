package dev.identitycheck.notice;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * There is something to tell, and it is committed.
 *
 * @param factory of the server
 * @param realmId the realm
 * @param userId the account
 */
public record NoticeRecordedEvent(KeycloakSessionFactory factory, String realmId, String userId)
        implements ProviderEvent {}
