package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.domain.contact.Channel;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The callbacks of a challenge in a required action.
 *
 * @param succeeded called after the right code, with the channels by which the code was sent
 * @param failed called with a message if the challenge cannot succeed any more
 * @param cancelled called if the person cancels
 */
record SelfServiceCallbacks(Consumer<Set<Channel>> succeeded, Consumer<String> failed, Runnable cancelled) {}
