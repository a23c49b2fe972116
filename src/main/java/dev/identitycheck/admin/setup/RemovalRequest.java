package dev.identitycheck.admin.setup;

/**
 * The options of a removal.
 *
 * @param everything whether all of this extension is removed from the realm, not only what the set-up made
 * @param isDryRun whether the changes are only listed
 */
public record RemovalRequest(boolean everything, boolean isDryRun) {}
