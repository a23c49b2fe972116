package dev.identitycheck.broker.guard;

import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.keycloak.ProviderIds;

/**
 * An identity provider's claims are written at each login and no guard withholds them, so the account's contacts may
 * come from an unconfirmed identity.
 */
public final class GuardMissingException extends CheckImpossibleException {

    private static final long serialVersionUID = 1;

    public GuardMissingException() {
        super("claims are written at each login, and the mapper " + ProviderIds.GUARD_MAPPER + " is missing");
    }
}
