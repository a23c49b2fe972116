package dev.identitycheck.domain.notice;

/**
 * A contact that an account did not have before.
 *
 * @param digest as the register of contacts writes it
 * @param masked as much of it as may be shown
 */
public record NewContact(String digest, String masked) {}
