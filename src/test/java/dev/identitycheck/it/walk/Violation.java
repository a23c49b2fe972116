package dev.identitycheck.it.walk;

/**
 * A violation of an invariant by a walk.
 *
 * @param harm the kind of harm
 * @param step the number of steps taken
 * @param what the details
 */
record Violation(Harm harm, int step, String what) {}
