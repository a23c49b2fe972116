package dev.identitycheck.domain.notice;

/**
 * One thing that "it wasn't me" undid.
 *
 * @param type what it was: {@code identity}, {@code contact}, {@code credential}, {@code password}, {@code browser},
 *     {@code consent}, {@code method}
 * @param name its name as it is shown, without a full address or number; empty if it has none
 */
public record Undone(String type, String name) {}
