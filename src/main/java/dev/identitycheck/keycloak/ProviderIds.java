package dev.identitycheck.settings;

/** The names of what has Keycloak's own factors confirm an identity. Their settings are those of the step in their flow. */
public final class FactorSettings {

    /** The provider id of the condition. */
    public static final String CONDITION = "conditional-new-identity";

    /** The provider id of the step that enters an identity in the ledger. */
    public static final String REMEMBER = "identity-check-remember";

    private FactorSettings() {}
}
