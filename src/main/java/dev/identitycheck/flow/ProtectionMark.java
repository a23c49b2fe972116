package dev.identitycheck.flow;

import dev.identitycheck.keycloak.RealmRecord;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;

/**
 * The mark of an identity provider that has had the identity-check step, kept in the realm's record.
 *
 * @param id the provider's internal id
 * @param alias the provider's alias
 */
record ProtectionMark(String id, String alias) {

    /** The key of the marks in the realm's record. */
    static final String KEY = "protected";

    static ProtectionMark of(IdentityProviderModel provider) {
        return new ProtectionMark(Objects.requireNonNull(provider.getInternalId()), provider.getAlias());
    }

    /** The marks of a realm. */
    static List<ProtectionMark> all(RealmModel realm) {
        return RealmRecord.values(realm, KEY).stream().map(ProtectionMark::read).toList();
    }

    /** Whether a provider has had the step. */
    static boolean isOn(RealmModel realm, IdentityProviderModel provider) {
        return all(realm).stream().anyMatch(mark -> mark.isOf(provider));
    }

    /** Whether any provider of the realm has had the step. */
    static boolean isOnAny(RealmModel realm) {
        return !RealmRecord.values(realm, KEY).isEmpty();
    }

    private static ProtectionMark read(String text) {
        int end = text.indexOf(' ');
        return new ProtectionMark(text.substring(0, Math.max(0, end)), text.substring(end + 1));
    }

    /** The mark as it is stored. */
    String text() {
        return id + " " + alias;
    }

    /** Whether the mark is a provider's: by its id, under whatever alias, or by its alias, though it was made anew. */
    boolean isOf(IdentityProviderModel provider) {
        return id.equals(provider.getInternalId()) || alias.equals(provider.getAlias());
    }
}
