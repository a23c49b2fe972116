package dev.identitycheck.domain.identity;

import java.util.List;
import java.util.Optional;

/** The claims of an identity provider about a subject at one login. */
@FunctionalInterface
public interface IdentityClaims {

    /** No claims. */
    IdentityClaims NONE = name -> Optional.empty();

    /**
     * The values of a claim, in any order; empty if the provider did not send it, which differs from a claim without
     * a value.
     *
     * @param name of an OIDC claim or a SAML attribute
     */
    Optional<List<String>> values(String name);
}
