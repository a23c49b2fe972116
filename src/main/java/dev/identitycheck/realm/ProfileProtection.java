package dev.identitycheck.realm;

import dev.identitycheck.account.AccountAttributes;
import dev.identitycheck.contact.ContactsOnFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.config.UPConfigUtils;
import org.keycloak.validate.validators.LengthValidator;

/**
 * Declares in a realm's user profile what the extension stores on users. Managed attributes that nobody may see or edit
 * survive every save of an administrator, stale or partial, and no user can send them, whatever the realm's policy for
 * unmanaged attributes (Keycloak 26.7, {@code DefaultAttributes}). Contacts are declared too, for administrators to fill in.
 */
public final class ProfileProtection {

    // Keycloak gives an attribute without a length of its own 2,048 characters; a full ledger needs more, and most of
    // all one with ten long names of fingerprint claims in each entry.
    private static final int LONGEST_VALUE = 100_000;
    private static final int LONGEST_CONTACT = 255;

    private ProfileProtection() {}

    /** Adds what is missing; what is there already stays as it is. */
    static void ensure(KeycloakSession session, RealmModel realm) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
            UPConfig config = profile.getConfiguration();
            List<UPAttribute> missing = wanted().filter(a -> config.getAttribute(a.getName()) == null)
                    .toList();
            if (!missing.isEmpty()) {
                missing.forEach(config::addOrReplaceAttribute);
                profile.setConfiguration(config);
            }
        } finally {
            session.getContext().setRealm(before);
        }
    }

    private static Stream<UPAttribute> wanted() {
        Stream<UPAttribute> own =
                AccountAttributes.all().stream().map(name -> attribute(name, name, Set.of(), Set.of(), LONGEST_VALUE));
        return Stream.concat(
                own,
                Stream.of(
                        contact(ContactsOnFile.PHONE, "Phone number"),
                        contact(ContactsOnFile.PHONE_VERIFIED, "Phone number verified")));
    }

    private static UPAttribute contact(String name, String label) {
        Set<String> admin = Set.of(UPConfigUtils.ROLE_ADMIN);
        return attribute(
                name, label, Set.of(UPConfigUtils.ROLE_ADMIN, UPConfigUtils.ROLE_USER), admin, LONGEST_CONTACT);
    }

    private static UPAttribute attribute(
            String name, String label, Set<String> view, Set<String> edit, int longestValue) {
        UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(view, edit));
        attribute.setDisplayName(label);
        attribute.addValidation(LengthValidator.ID, Map.of(LengthValidator.KEY_MAX, longestValue));
        return attribute;
    }
}
