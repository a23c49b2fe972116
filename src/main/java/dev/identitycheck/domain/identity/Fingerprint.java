package dev.identitycheck.domain.identity;

import java.util.Collection;
import java.util.List;

/**
 * The claims that distinguish an identity besides its provider and subject.
 *
 * @param names the names of the claims, as the settings list them; sorted
 * @param claims the provider's claims at this login: these, and any that the settings named when an entry was made
 */
public record Fingerprint(List<String> names, IdentityClaims claims) {

    /** A fingerprint without claims. */
    static final Fingerprint NONE = new Fingerprint(List.of(), IdentityClaims.NONE);

    public Fingerprint {
        names = names.stream().distinct().sorted().toList();
    }

    /** Whether the claims of an entry include every claim of this fingerprint. */
    boolean isCoveredBy(Collection<String> entryClaims) {
        return entryClaims.containsAll(names);
    }
}
