/**
 * The event listener and its handlers: they roll back logins that never passed the step, follow changes of contacts and
 * links, and declare the protected attributes of the user profile.
 */
@NullMarked
package dev.identitycheck.listener;

import org.jspecify.annotations.NullMarked;
