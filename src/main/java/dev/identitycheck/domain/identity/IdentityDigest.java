package dev.identitycheck.domain.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How an identity is written into a ledger: SHA-256 over the ledger's own random salt and the identity's parts. No key is
 * involved, so neither a rotation nor a move to another server changes anybody's standing.
 */
final class IdentityDigest {

    // No claim has so many values.
    private static final int MISSING = -1;

    private IdentityDigest() {}

    /** With the claims that its fingerprint names. */
    static String of(Identity identity, String salt) {
        return of(identity, identity.fingerprint().names(), salt);
    }

    /** With the claims of these names. */
    static String of(Identity identity, Collection<String> claims, String salt) {
        SaltedDigest digest = new SaltedDigest(salt).add(identity.providerId()).add(identity.subject());
        for (String name : claims.stream().distinct().sorted().toList()) {
            add(digest.add(name), identity.fingerprint().claims().values(name));
        }
        return digest.text();
    }

    // A claim that is not there, one without values and one with an empty value are three different things.
    private static void add(SaltedDigest digest, Optional<List<String>> values) {
        digest.add(values.map(List::size).orElse(MISSING));
        values.stream().flatMap(List::stream).sorted().forEach(digest::add);
    }
}
