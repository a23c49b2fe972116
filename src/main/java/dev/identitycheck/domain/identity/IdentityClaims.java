package dev.identitycheck.domain.identity;

import java.util.List;
import java.util.Optional;

/** What an identity provider says of somebody at one login. */
@FunctionalInterface
public interface IdentityClaims {

    /** A provider that says nothing. */
    IdentityClaims NONE = name -> Optional.empty();

    /**
     * The values of a claim, in any order; nothing if the provider did not send it, which is something else than a claim
     * without a value.
     *
     * @param name of an OIDC claim or a SAML attribute
     */
    Optional<List<String>> values(String name);
}
