package dev.identitycheck.domain.identity;

import java.util.Collection;
import java.util.List;

/**
 * Which claims make an identity what it is, besides provider and subject.
 *
 * @param names of the claims that the settings name, in alphabetical order
 * @param claims what the provider said at this login: of these, and of any that the settings named when an entry was made
 */
public record Fingerprint(List<String> names, IdentityClaims claims) {

    /** No claims count, and none are known. */
    static final Fingerprint NONE = new Fingerprint(List.of(), IdentityClaims.NONE);

    public Fingerprint {
        names = names.stream().distinct().sorted().toList();
    }

    /** Whether an entry made with these names tells apart all that this fingerprint does. */
    boolean isCoveredBy(Collection<String> others) {
        return others.containsAll(names);
    }
}
