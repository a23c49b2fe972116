package dev.identitycheck.domain.device;

/** How familiar the browser and network of an access are to the account. */
public enum Familiarity {
    FAMILIAR,
    /** The browser sends no token that the account knows. */
    NEW_DEVICE,
    /** The browser is known but was unused for too long. */
    LONG_ABSENCE,
    /** The browser is known but was not used in this network before, or the network is unknown. */
    NEW_NETWORK
}
