package dev.identitycheck.keycloak;

/** The provider ids of this extension, as a realm's configuration names them. */
public final class ProviderIds {

    /**
     * The authenticator that asks for a code if an identity is new; also the id of each provider that exists once for
     * the extension.
     */
    public static final String IDENTITY_CHECK = "identity-check";

    /** The authenticator that asks for a code or a PIN at every login. */
    public static final String CODE_OR_PIN = "identity-check-code";

    /** The condition that the login's identity is unknown. */
    public static final String NEW_IDENTITY = "conditional-new-identity";

    /** The authenticator that enters an identity in the ledger after Keycloak's own factors have confirmed it. */
    public static final String REMEMBER_IDENTITY = "identity-check-remember";

    /** The condition that an access is unfamiliar. */
    public static final String UNFAMILIAR_ACCESS = "conditional-unfamiliar-access";

    /** The authenticator that makes a browser known. */
    public static final String REMEMBER_DEVICE = "identity-check-remember-device";

    /** The required action in which users manage their contacts, PIN and devices; also its {@code kc_action}. */
    public static final String SECURITY_CENTRE = "identity-check-security-centre";

    /** The required action that verifies a phone; also its {@code kc_action}. */
    public static final String VERIFY_PHONE = "identity-check-verify-phone";

    /** The first authenticator of a recovery, which asks who the user is. */
    public static final String RECOVERY_IDENTIFY = "identity-check-recovery-identify";

    /** The authenticator of a recovery that asks for a code. */
    public static final String RECOVERY_CODE = "identity-check-recovery-code";

    /**
     * The authenticator of a recovery that mails a temporary password. Keycloak 26.7 stores 36 characters of an
     * authenticator's id at most.
     */
    public static final String RECOVERY_PASSWORD = "identity-check-recovery-password";

    /** The identity provider mapper that keeps claims of unknown identities off an account. */
    public static final String GUARD_MAPPER = "identity-check-guard";

    /** The LDAP mapper that hears of contacts that a synchronization changes. */
    public static final String DIRECTORY_MAPPER = "identity-check-contacts";

    private ProviderIds() {}
}
