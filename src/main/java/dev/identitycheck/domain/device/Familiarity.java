package dev.identitycheck.domain.device;

/** How well an access is known. */
public enum Familiarity {
    FAMILIAR,
    /** The browser shows no token that the account knows. */
    NEW_DEVICE,
    /** It does, but was away for too long. */
    LONG_ABSENCE,
    /** It does, but has not been in this network, or nobody can tell. */
    NEW_NETWORK
}
