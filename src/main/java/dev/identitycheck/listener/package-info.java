/**
 * Listens to the server's events, refuses logins that never passed the step, and declares the protected attributes of
 * the user profile.
 */
@NullMarked
package dev.identitycheck.listener;

import org.jspecify.annotations.NullMarked;
