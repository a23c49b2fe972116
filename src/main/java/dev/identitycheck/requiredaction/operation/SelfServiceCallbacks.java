package dev.identitycheck.requiredaction.operation;

import java.util.function.Consumer;

/**
 * What follows from a question.
 *
 * @param right the right code was entered; told the way on which it went
 * @param failed it was entered, and nothing came of it; told the message that says why
 * @param cancelled the person gave up
 */
record SelfServiceCallbacks(Consumer<String> right, Consumer<String> failed, Runnable cancelled) {}
