package dev.identitycheck.it.walk;

/**
 * What a walk did that nothing may do.
 *
 * @param step after so many steps
 */
record Violation(Harm harm, int step, String what) {}
