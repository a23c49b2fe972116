package dev.identitycheck.keycloak;

/** The names of what has Keycloak's own factors confirm an identity. Their settings are those of the step in their flow. */
public final class ProviderIds {

    /** The provider id of the condition. */
    public static final String CONDITION = "conditional-new-identity";

    /** The provider id of the step that enters an identity in the ledger. */
    public static final String REMEMBER = "identity-check-remember";

    /** The provider id of the required action that verifies a phone, which is its {@code kc_action} too. */
    public static final String VERIFY_PHONE = "identity-check-verify-phone";

    private ProviderIds() {}
}
