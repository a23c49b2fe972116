package dev.identitycheck.domain.identity;

import java.util.List;
import java.util.Optional;

/**
 * By what the ledger recognizes an identity. Subjects and claims are stored as salted digests alone.
 *
 * @param identityProvider the provider's alias when the entry was made
 * @param digest {@link IdentityDigest} of the identity
 * @param link the digest of provider and subject alone: all that is known of an identity whose link is removed
 * @param claims names of the fingerprint claims that went into the digest
 */
public record IdentityKey(String identityProvider, String digest, String link, List<String> claims) {

    public IdentityKey {
        claims = List.copyOf(claims);
    }

    /** The key with the claims that the settings name now. */
    static IdentityKey of(Identity identity, String salt) {
        return new IdentityKey(
                identity.alias(),
                IdentityDigest.of(identity, salt),
                IdentityDigest.of(identity.link(), salt),
                identity.fingerprint().names());
    }

    /**
     * Whether this is an identity's key: the claims that it was made with, whatever the settings name now, have the
     * same values.
     */
    boolean matches(Identity identity, String salt) {
        return digest.equals(IdentityDigest.of(identity, claims, salt));
    }

    /** Whether each claim that the settings name went into the digest. */
    boolean covers(Fingerprint fingerprint) {
        return fingerprint.isCoveredBy(claims);
    }

    /** This key with the claims that the settings name now. */
    IdentityKey withNamedClaims(Identity identity, String salt) {
        return new IdentityKey(
                identityProvider,
                IdentityDigest.of(identity, salt),
                link,
                identity.fingerprint().names());
    }

    /** The key for another subject of the same provider; empty if this one was made with other claims. */
    Optional<IdentityKey> moved(Identity from, Identity to, String salt) {
        return matches(from.with(to.fingerprint()), salt) ? Optional.of(moved(to, claims, salt)) : Optional.empty();
    }

    /** The key for another subject of the same provider, by the subject alone. */
    IdentityKey movedWithoutClaims(Identity to, String salt) {
        return moved(to, List.of(), salt);
    }

    private IdentityKey moved(Identity to, List<String> names, String salt) {
        return new IdentityKey(
                identityProvider, IdentityDigest.of(to, names, salt), IdentityDigest.of(to.link(), salt), names);
    }
}
