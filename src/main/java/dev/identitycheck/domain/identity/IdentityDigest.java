package dev.identitycheck.domain.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The digest of an identity in a ledger: SHA-256 over the ledger's own random salt and the identity's parts. No key is
 * involved, so neither key rotation nor a move to another server changes an identity's state.
 */
final class IdentityDigest {

    // A number of values that no claim has.
    private static final int MISSING = -1;

    private IdentityDigest() {}

    /** The digest with the claims that the identity's fingerprint names. */
    static String of(Identity identity, String salt) {
        return of(identity, identity.fingerprint().names(), salt);
    }

    /** The digest with the claims of these names. */
    static String of(Identity identity, Collection<String> claims, String salt) {
        SaltedDigest digest = new SaltedDigest(salt).add(identity.providerId()).add(identity.subject());
        for (String name : claims.stream().distinct().sorted().toList()) {
            add(digest.add(name), identity.fingerprint().claims().values(name));
        }
        return digest.text();
    }

    // A missing claim, a claim without values and a claim with an empty value give three different digests.
    private static void add(SaltedDigest digest, Optional<List<String>> values) {
        digest.add(values.map(List::size).orElse(MISSING));
        values.stream().flatMap(List::stream).sorted().forEach(digest::add);
    }
}
