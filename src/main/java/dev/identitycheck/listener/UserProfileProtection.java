package dev.identitycheck.listener;

import dev.identitycheck.account.AccountData;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.AttributeNames;
import dev.identitycheck.keycloak.ContextRealm;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.config.UPConfigUtils;
import org.keycloak.validate.validators.LengthValidator;

/**
 * Declares the attributes that the extension stores on users in a realm's user profile. Managed attributes without any
 * permission to view or edit survive every save of an administrator, stale or partial, and no user can submit them,
 * whatever the realm's policy for unmanaged attributes (Keycloak 26.7, {@code DefaultAttributes}). Contacts are
 * declared too, for administrators to fill in.
 */
public final class UserProfileProtection {

    private static final Logger LOG = Logger.getLogger(UserProfileProtection.class);
    private static final String ANNOTATION = "identityCheck";

    // Keycloak limits an attribute without a length of its own to 2,048 characters. A full ledger needs more, most of
    // all if each entry has ten long names of fingerprint claims.
    private static final int LONGEST_VALUE = 100_000;
    private static final int LONGEST_CONTACT = 255;

    private UserProfileProtection() {}

    /**
     * Adds missing attributes to the user profile and restores the extension's own attributes that were changed. A
     * contact that is declared keeps what an administrator changed of it; it gets an annotation where it has none.
     *
     * @return the names of the attributes that were added or restored
     */
    public static List<String> repair(KeycloakSession session, RealmModel realm) {
        return change(session, realm, config -> Stream.concat(
                        own().filter(a ->
                                !isProtected(config, a.getName()) || isBare(config.getAttribute(a.getName()))),
                        contacts()
                                .filter(a -> isOfUse(realm, config, a.getName()))
                                .flatMap(a -> contactToDeclare(config, a)))
                .toList());
    }

    // Certified mail is sent where the realm has a mail server for it. Where people may give themselves any attribute
    // that is not declared, one of them could wait there with an address for the day on which there is such a server.
    private static boolean isOfUse(RealmModel realm, UPConfig config, String contact) {
        return !contact.equals(UserContacts.PEC)
                || RealmSettings.of(realm).pecSmtp().isPresent()
                || isOpen(config);
    }

    private static boolean isOpen(UPConfig config) {
        return config.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED;
    }

    /**
     * Hides from people the contacts that are declared for administrators to fill in and that people can make nothing
     * of: an earlier release declared them for both. Removes those that are of no use and that nobody has.
     *
     * @return the names of the attributes that were changed or removed
     */
    public static List<String> narrow(KeycloakSession session, RealmModel realm) {
        return edit(session, realm, config -> Stream.concat(
                        removeWhereUnused(session, realm, config, name -> !isOfUse(realm, config, name)), hide(config))
                .toList());
    }

    private static Stream<String> hide(UPConfig config) {
        List<String> shown = shownContacts(config).toList();
        shown.forEach(name ->
                permissions(config.getAttribute(name)).setView(new TreeSet<>(Set.of(UPConfigUtils.ROLE_ADMIN))));
        return shown.stream();
    }

    /** The names of the contacts that people see in the session's realm, and can make nothing of. */
    public static List<String> shownContacts(KeycloakSession session) {
        return shownContacts(session.getProvider(UserProfileProvider.class).getConfiguration())
                .toList();
    }

    private static Stream<String> shownContacts(UPConfig config) {
        return contacts()
                .filter(contact -> !permissions(contact).getView().contains(UPConfigUtils.ROLE_USER))
                .filter(contact -> isDeclaredHere(config, contact))
                .map(UPAttribute::getName)
                .filter(name ->
                        roles(permissions(config.getAttribute(name)).getView()).contains(UPConfigUtils.ROLE_USER));
    }

    // One that the realm declared itself got no more than an annotation here; whatever else it has is not ours.
    private static boolean isDeclaredHere(UPConfig config, UPAttribute contact) {
        UPAttribute declared = config.getAttribute(contact.getName());
        return declared != null
                && !isBare(declared)
                && contact.getName().equals(declared.getAnnotations().get(ANNOTATION))
                && Objects.equals(contact.getDisplayName(), declared.getDisplayName())
                && Objects.equals(
                        contact.getValidations().keySet(),
                        Objects.requireNonNullElse(declared.getValidations(), Map.<String, Object>of())
                                .keySet())
                && declared.getGroup() == null
                && declared.getSelector() == null
                && declared.getRequired() == null
                && !roles(permissions(declared).getEdit()).contains(UPConfigUtils.ROLE_USER);
    }

    // A value that a directory holds is not found among those of the database, and where people may give themselves any
    // attribute that is not declared, a contact has to stay declared.
    private static Stream<String> removeWhereUnused(
            KeycloakSession session, RealmModel realm, UPConfig config, Predicate<String> unwanted) {
        if (isOpen(config) || hasUserStorage(realm)) {
            return Stream.empty();
        }
        List<String> unused = contacts()
                .filter(contact -> isDeclaredHere(config, contact))
                .map(UPAttribute::getName)
                .filter(name -> unwanted.test(name) && !AccountData.hasValue(session, realm, name))
                .toList();
        unused.forEach(config::removeAttribute);
        return unused.stream();
    }

    private static boolean hasUserStorage(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
    }

    /**
     * Removes the contacts that this extension declared and that nobody has. The others stay: to take them out would
     * lose what is stored of people.
     *
     * @return the names of the attributes that were removed
     */
    public static List<String> withdrawUnusedContacts(KeycloakSession session, RealmModel realm) {
        return edit(session, realm, config -> removeWhereUnused(session, realm, config, name -> true)
                .toList());
    }

    /** Repairs the user profile after others may have changed it, and logs what they had changed. */
    static void repairAndSay(KeycloakSession session, RealmModel realm) {
        List<String> repaired = repair(session, realm);
        if (!repaired.isEmpty()) {
            LOG.infof(
                    "identity-check event=profile_protected realm=%s attributes=\"%s\"",
                    realm.getName(), AttributeNames.summary(repaired));
        }
    }

    private static Stream<UPAttribute> contactToDeclare(UPConfig config, UPAttribute contact) {
        UPAttribute declared = config.getAttribute(contact.getName());
        if (declared == null) {
            return Stream.of(contact);
        }
        if (isBare(declared)) {
            // The provider hands out a copy of the configuration.
            declared.setAnnotations(contact.getAnnotations());
            return Stream.of(declared);
        }
        return Stream.empty();
    }

    // Keycloak's SCIM API reads the annotations of each attribute and fails where there are none (26.7).
    private static boolean isBare(UPAttribute attribute) {
        return attribute.getAnnotations() == null || attribute.getAnnotations().isEmpty();
    }

    /**
     * Removes the extension's own attributes from the user profile of a realm, and the contacts that it declared and
     * that nobody has.
     *
     * @return the names of the attributes that were declared
     */
    public static List<String> withdraw(KeycloakSession session, RealmModel realm) {
        return edit(session, realm, config -> Stream.concat(
                        own().map(UPAttribute::getName).filter(config::removeAttribute),
                        removeWhereUnused(session, realm, config, name -> true))
                .toList());
    }

    /** The names of the extension's own attributes that are not protected in the session's realm. */
    public static List<String> unprotected(KeycloakSession session) {
        UPConfig config = session.getProvider(UserProfileProvider.class).getConfiguration();
        return own().map(UPAttribute::getName)
                .filter(name -> !isProtected(config, name))
                .toList();
    }

    /** The names of the contact attributes that users can edit themselves in the session's realm. */
    public static List<String> editableContacts(KeycloakSession session) {
        UPConfig config = session.getProvider(UserProfileProvider.class).getConfiguration();
        return contacts()
                .flatMap(a -> Stream.ofNullable(config.getAttribute(a.getName())))
                .filter(a -> roles(permissions(a).getEdit()).contains(UPConfigUtils.ROLE_USER))
                .map(UPAttribute::getName)
                .toList();
    }

    /** Whether users can edit an attribute themselves in the session's realm. */
    public static boolean isEditable(KeycloakSession session, String name) {
        UPConfig config = session.getProvider(UserProfileProvider.class).getConfiguration();
        UPAttribute attribute = config.getAttribute(name);
        return attribute == null
                ? isOpen(config)
                : roles(permissions(attribute).getEdit()).contains(UPConfigUtils.ROLE_USER);
    }

    private static List<String> change(
            KeycloakSession session, RealmModel realm, Function<UPConfig, List<UPAttribute>> changes) {
        return edit(session, realm, config -> {
            List<UPAttribute> changed = changes.apply(config);
            changed.forEach(config::addOrReplaceAttribute);
            return changed.stream().map(UPAttribute::getName).toList();
        });
    }

    /** Edits a realm's user profile, and stores it if the edits name an attribute. */
    private static List<String> edit(
            KeycloakSession session, RealmModel realm, Function<UPConfig, List<String>> edits) {
        return ContextRealm.during(session, realm, () -> {
            UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
            // The provider hands out a copy.
            UPConfig config = profile.getConfiguration();
            List<String> names = edits.apply(config);
            if (!names.isEmpty()) {
                profile.setConfiguration(config);
            }
            return names;
        });
    }

    private static boolean isProtected(UPConfig config, String name) {
        UPAttribute attribute = config.getAttribute(name);
        return attribute != null
                && roles(permissions(attribute).getView()).isEmpty()
                && roles(permissions(attribute).getEdit()).isEmpty()
                && attribute.getRequired() == null
                && holdsLongValues(attribute);
    }

    private static UPAttributePermissions permissions(UPAttribute attribute) {
        return Objects.requireNonNullElseGet(attribute.getPermissions(), UPAttributePermissions::new);
    }

    private static Set<String> roles(@Nullable Set<String> roles) {
        return Objects.requireNonNullElse(roles, Set.of());
    }

    private static boolean holdsLongValues(UPAttribute attribute) {
        Object maxLength = Objects.requireNonNullElse(attribute.getValidations(), Map.<String, Map<String, Object>>of())
                .getOrDefault(LengthValidator.ID, Map.of())
                .get(LengthValidator.KEY_MAX);
        return maxLength != null
                && maxLength.toString().matches("[0-9]{1,9}")
                && Integer.parseInt(maxLength.toString()) >= LONGEST_VALUE;
    }

    private static Stream<UPAttribute> own() {
        return AccountAttributes.all().stream().map(name -> attribute(name, name, Set.of(), Set.of(), LONGEST_VALUE));
    }

    private static Stream<UPAttribute> contacts() {
        return Stream.of(
                contact(UserContacts.PHONE, "Phone number", Set.of(UPConfigUtils.ROLE_ADMIN, UPConfigUtils.ROLE_USER)),
                // People could make nothing of a mark and of an address that they cannot change.
                contact(UserContacts.PHONE_VERIFIED, "Phone number verified", Set.of(UPConfigUtils.ROLE_ADMIN)),
                contact(UserContacts.PEC, "PEC", Set.of(UPConfigUtils.ROLE_ADMIN)));
    }

    private static UPAttribute contact(String name, String label, Set<String> view) {
        return attribute(name, label, view, Set.of(UPConfigUtils.ROLE_ADMIN), LONGEST_CONTACT);
    }

    private static UPAttribute attribute(
            String name, String label, Set<String> view, Set<String> edit, int longestValue) {
        UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(view, edit));
        attribute.setDisplayName(label);
        attribute.setAnnotations(Map.of(ANNOTATION, name));
        attribute.addValidation(LengthValidator.ID, Map.of(LengthValidator.KEY_MAX, longestValue));
        return attribute;
    }
}
